package org.vfioscope.cli;

/** A stack trace in Java's usual form, for {@code --verbose}. */
final class StackTraceText {

    private StackTraceText() {}

    static String of(Throwable error) {
        StringBuilder text = new StringBuilder(error.toString());
        for (StackTraceElement frame : error.getStackTrace()) {
            text.append("\n\tat ").append(frame);
        }
        for (Throwable suppressed : error.getSuppressed()) {
            text.append("\nSuppressed: ").append(of(suppressed));
        }
        if (error.getCause() != null) {
            text.append("\nCaused by: ").append(of(error.getCause()));
        }
        return text.toString();
    }
}
