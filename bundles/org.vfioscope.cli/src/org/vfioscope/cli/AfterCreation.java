package org.vfioscope.cli;

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
                "Run a command that inherits the dmabuf of a real device, and end with its exit code. Everything"
                        + " after --exec belongs to the command. It finds VFIOSCOPE_DMABUF_FD (the descriptor's number),"
                        + " VFIOSCOPE_DMABUF_SIZE (in bytes, decimal), VFIOSCOPE_DEVICE and VFIOSCOPE_REGION (the"
                        + " index) in its environment."
            })
    private List<String> command = List.of();

    boolean hold() {
        return hold;
    }

    /** The command to run; empty where there is none. */
    List<String> command() {
        return command;
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
