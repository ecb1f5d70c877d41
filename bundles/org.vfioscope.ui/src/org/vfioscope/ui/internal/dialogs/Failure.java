package org.vfioscope.ui.internal.dialogs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.Messages;

/**
 * Something that went wrong, in words.
 *
 * @param headline what went wrong, in one line
 * @param cause why
 * @param remedy what the user can do about it
 * @param details what was asked and answered, one fact a line
 */
public record Failure(String headline, String cause, String remedy, String details) {

    /**
     * A refusal of the kernel or what stands in for it.
     *
     * @param action what was tried, such as {@code Open sim:gpu}
     * @param e the refusal
     * @return it in words
     */
    public static Failure of(String action, VfioException e) {
        String details = NLS.bind(Messages.Failure_details, new Object[] {
            action,
            e.subject(),
            e.operation().label(),
            e.errno().name(),
            e.errno().number(),
            e.errno().text()
        });
        return new Failure(e.getMessage(), e.advice().cause(), remedy(e), details);
    }

    /** What mends it, by the names of this window's actions. */
    private static String remedy(VfioException e) {
        boolean severalRanges =
                e.operation() == Operation.IOAS_MAP_FILE && e.errno().equals(Errno.EOPNOTSUPP);
        return severalRanges ? DmaMessages.Failure_oneARange : e.advice().remedy();
    }

    /**
     * A failure without an errno.
     *
     * @param action what was tried
     * @param e the failure; its message holds the remedy
     * @return it in words
     */
    public static Failure of(String action, DeviceException e) {
        return new Failure(
                NLS.bind(Messages.Failure_didNotWork, action),
                e.getMessage(),
                Messages.Failure_seeCause,
                NLS.bind(Messages.Failure_action, action));
    }

    /**
     * A file that cannot be written or read.
     *
     * @param action what was tried
     * @param e what the file system said
     * @return it in words
     */
    public static Failure of(String action, IOException e) {
        String reason = switch (e) {
            case NoSuchFileException missing -> NLS.bind(Messages.Failure_noSuchFile, missing.getFile());
            case AccessDeniedException denied -> NLS.bind(Messages.Failure_accessDenied, denied.getFile());
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            default -> e.toString();
        };
        return new Failure(
                NLS.bind(Messages.Failure_didNotWork, action),
                reason,
                Messages.Failure_otherFile,
                NLS.bind(Messages.Failure_action, action));
    }

    /**
     * Anything that went wrong, in one sentence, for a list of such.
     *
     * @param e what went wrong
     * @return its message, or what it is where it has none
     */
    public static String sentence(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** {@return everything, to be pasted into a report of the problem} */
    public String asText() {
        return String.join(
                "\n", headline, Messages.Failure_cause + " " + cause, Messages.Failure_remedy + " " + remedy, details);
    }
}
