package org.vfioscope.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that all others belong to. */
@Command(
        name = "vfioscope",
        mixinStandardHelpOptions = true,
        versionProvider = BundleVersion.class,
        description = "Inspects VFIO devices, their regions and dmabufs. Without arguments: opens the window.")
final class VfioscopeCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(new CommandLine(spec), "missing command");
    }
}
