package org.vfioscope.linux.internal.vfio;

import org.vfioscope.access.VfioException;

/** Gives back what was opened before something failed. */
final class Cleanup {

    private Cleanup() {}

    /** Closes a node after an error, to which an error of closing is attached; returns the error to be thrown. */
    static VfioException closeAfter(VfioException error, VfioNode node) {
        try {
            node.close();
        } catch (VfioException e) {
            error.addSuppressed(e);
        }
        return error;
    }
}
