package org.vfioscope.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the completion of shells. */
@Command(
        name = "completion",
        description = "Prints a script with which a shell completes commands and options.",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  vfioscope completion bash > ~/.local/share/bash-completion/completions/vfioscope",
            "  vfioscope completion zsh > ~/.vfioscope.zsh   # and in ~/.zshrc:",
            "                                                # source ~/.vfioscope.zsh"
        })
final class CompletionCommand implements Callable<Integer> {

    /** The shells there are scripts for. */
    private enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    CompletionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        // zsh takes bash's completions once this is loaded
        String preamble = shell == Shell.ZSH ? "autoload -U +X compinit && compinit\n" : "";
        context.print(preamble + AutoComplete.bash("vfioscope", spec.root().commandLine()));
        return CommandLineRunner.DONE;
    }
}
