package org.vfioscope.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about dmabufs. */
@Command(
        name = "dmabuf",
        description = {
            "Makes, maps, receives and lists dmabufs.",
            "They are made of a device's regions, mapped for the DMA of other devices, handed",
            "over between processes, and found wherever a process has them open."
        },
        descriptionHeading = "%n",
        optionListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  vfioscope dmabuf create sim:gpu --region BAR1",
            "  vfioscope dmabuf receive /run/user/1000/dmabuf"
        })
final class DmabufCommand implements Runnable {

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "missing command");
    }
}
