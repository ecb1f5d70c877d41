package org.vfioscope.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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

        static Shell named(String name) {
            return Arrays.stream(values())
                    .filter(shell -> shell.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'%s' is none of bash, zsh".formatted(name)));
        }
    }

    /** Takes the names as they are printed. */
    private static final class ShellName implements ITypeConverter<Shell> {
        @Override
        public Shell convert(String name) {
            return Shell.named(name);
        }
    }

    private static final String BASH_HEADING = "^#!.*\n#\n# (vfioscope) Bash";

    /** zsh takes bash's completions once compinit is loaded, with which the script goes on itself. */
    private static final String ZSH_HEADING = "autoload -U +X compinit && compinit\n#\n# $1 zsh";

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", converter = ShellName.class, description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    CompletionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        String bash = AutoComplete.bash("vfioscope", spec.root().commandLine());
        context.print(shell == Shell.ZSH ? bash.replaceFirst(BASH_HEADING, ZSH_HEADING) : bash);
        return CommandLineRunner.DONE;
    }
}
