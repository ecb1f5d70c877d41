package org.vfioscope.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line and an exit code. */
final class ErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final CommandContext context;
    private boolean outputReported;

    ErrorHandler(CommandContext context) {
        this.context = context;
    }

    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        String command = error.getCommandLine().getCommandSpec().qualifiedName();
        context.error("%s; see: %s --help".formatted(words(error), command), error.getCause());
        return CommandLineRunner.USAGE;
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine commandLine, ParseResult result) {
        switch (error) {
            case VfioException refusal -> context.error(refusal);
            case DeviceException refusal -> context.error(refusal);
            case RefusedException refusal -> context.error(refusal);
            case IOException output -> {
                return output(output);
            }
            default ->
                context.error("internal error: %s; please report it with what --verbose adds".formatted(error), error);
        }
        return CommandLineRunner.REFUSED;
    }

    /** Standard output could not be written. Whoever closed it early, as head does, has read enough: no error. */
    int output(IOException error) {
        if (String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe")) {
            return CommandLineRunner.DONE;
        }
        if (!outputReported) {
            // what could not be written fails once more when the run ends
            outputReported = true;
            context.error("cannot write to standard output: " + error.getMessage(), error);
        }
        return CommandLineRunner.REFUSED;
    }

    private static String words(ParameterException error) {
        if (!(error instanceof UnmatchedArgumentException unmatched)) {
            return asClause(error.getMessage());
        }
        String first = unmatched.getUnmatched().getFirst();
        boolean command = !unmatched.getCommandLine().getSubcommands().isEmpty();
        String what = first.startsWith("-") ? "unknown option" : command ? "unknown command" : "unexpected argument";
        List<String> meant = unmatched.getSuggestions();
        return "%s '%s'%s"
                .formatted(
                        what,
                        first,
                        meant.isEmpty() ? "" : " (did you mean %s?)".formatted(String.join(" or ", meant)));
    }

    /** A sentence of picocli's, so that it can go on. */
    private static String asClause(String sentence) {
        String open = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return Character.toLowerCase(open.charAt(0)) + open.substring(1);
    }
}
