package org.vfioscope.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the man page. */
@Command(
        name = "man",
        description = "Prints the man page of all commands.",
        descriptionHeading = "%n",
        footerHeading = "%n",
        footer = {"Examples:", "  vfioscope man | man -l -", "  vfioscope man > ~/.local/share/man/man1/vfioscope.1"})
final class ManCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    ManCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        context.print(new ManPage(spec.root(), context.version()).text());
        return CommandLineRunner.DONE;
    }
}
