package org.vfioscope.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is done with a dmabuf before it is released: nothing, or one of these. */
final class AfterCreation {

    @Option(
            names = "--hold",
            description =
                    "Keep the dmabuf open until standard input ends (exit code 0), or Ctrl-C (130) or SIGTERM (143)"
                            + " comes.")
    private boolean hold;

    @Option(
            names = "--exec",
            paramLabel = "CMD",
            hideParamSyntax = true,
            arity = "1..*",
            parameterConsumer = Rest.class,
            description = {
                "Run a command that inherits the dmabuf, not a simulated one, and end with its exit code. Everything"
                        + " after --exec belongs to the command. It finds VFIOSCOPE_DMABUF_FD (the descriptor's number),"
                        + " VFIOSCOPE_DMABUF_SIZE (in bytes, decimal) and, of a dmabuf made here, VFIOSCOPE_DEVICE and"
                        + " VFIOSCOPE_REGION (the index) in its environment."
            })
    private List<String> command = List.of();

    boolean hold() {
        return hold;
    }

    /** The command to run; empty where there is none. */
    List<String> command() {
        return command;
    }

    /** Says what is held, and waits until standard input ends. */
    static void hold(CommandContext context, String what, boolean several) throws RefusedException {
        context.note("vfioscope: holding %s; Ctrl-D, Ctrl-C or SIGTERM to process %d releases %s"
                .formatted(what, ProcessHandle.current().pid(), several ? "them" : "it"));
        byte[] ignored = new byte[4096];
        try {
            while (context.in().read(ignored) >= 0) {
                // whatever is typed meanwhile means nothing
            }
        } catch (IOException e) {
            throw new RefusedException("cannot wait for the end of standard input: " + e.getMessage(), e);
        }
    }

    /** Takes all that is left, options that are this program's own included. */
    static final class Rest implements IParameterConsumer {

        @Override
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
            List<String> rest = new ArrayList<>();
            while (!arguments.isEmpty()) {
                rest.add(arguments.pop());
            }
            if (rest.isEmpty()) {
                throw new ParameterException(command.commandLine(), "--exec needs a command");
            }
            option.setValue(rest);
        }
    }
}
