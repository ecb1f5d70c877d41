package org.vfioscope.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command that all others belong to. */
@Command(
        name = "vfioscope",
        description = {"Inspects VFIO devices, their regions and dmabufs.", "Without arguments it opens the window."},
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%n",
        footer = {
            "A DEVICE is a PCI address as lspci writes it (0000:03:00.0 or 03:00.0), the UUID",
            "of a mediated device, or a simulated device (sim:gpu); 'vfioscope devices' lists all.",
            "The socket of a vfio-user server is one too (vfio-user:/path/to/socket), and",
            "capture:FILE, a device of a report, of QEMU's log or of lspci's output.",
            "",
            "Examples:",
            "  vfioscope devices",
            "  vfioscope report sim:gpu",
            "  vfioscope report 03:00.0 -o gpu.json",
            "  vfioscope diff gpu.json 03:00.0",
            "  vfioscope dmabuf create 03:00.0 --region BAR1 --hold",
            "  vfioscope dmabuf list",
            "  vfioscope doctor 03:00.0",
            "",
            "Exit codes: 0 done, 1 refused by the device or the kernel, 2 wrong usage;",
            "of diff: 0 no difference, 1 differences, 2 trouble.",
            "Listing devices wakes none. Opening one (report, dmabuf) makes the kernel wake",
            "it, and closing it may reset it. No BAR is read, and nothing is bound but by",
            "bind and unbind."
        })
final class VfioscopeCommand implements Runnable {

    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and end.")
    private boolean version;

    VfioscopeCommand(CommandContext context) {
        this.context = context;
    }

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "On standard error, add trace events in QEMU's formats and the stack traces of errors.")
    void setVerbose(boolean verbose) {
        context.setVerbose(verbose);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "missing command");
    }
}
