package org.vfioscope.simulator.internal.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file or folder of the user's cannot be read, in words. */
final class Unreadable {

    private Unreadable() {}

    /** {@return the reason, a sentence without capital and full stop} */
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "it is not there";
            case NotDirectoryException file -> "it is a file, not a folder";
            case AccessDeniedException denied -> "this user may not read it";
            default -> "it cannot be read: " + e.getMessage();
        };
    }
}
