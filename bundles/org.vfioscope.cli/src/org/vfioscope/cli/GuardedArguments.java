package org.vfioscope.cli;

import java.util.Arrays;

/**
 * The user's arguments as the start script hands them over: each behind a {@code =}, so that the framework, which takes
 * {@code -data}, {@code -o} and others out of the command line wherever they stand, recognises none of them.
 */
final class GuardedArguments {

    private static final String GUARD = "=";

    private GuardedArguments() {}

    static String[] unwrap(String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(GUARD))
                .map(argument -> argument.substring(GUARD.length()))
                .toArray(String[]::new);
    }
}
