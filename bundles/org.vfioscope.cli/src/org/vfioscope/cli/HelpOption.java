package org.vfioscope.cli;

import picocli.CommandLine.Option;

/** The option that every command has; mixed in rather than inherited, as the help command has an own one. */
final class HelpOption {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    private boolean help;
}
