package org.vfioscope.linux.internal.binding;

import org.vfioscope.access.VfioException;

/** Writes one value to a file below sysfs, in one call, as echo does. */
@FunctionalInterface
interface SysfsWriter {

    /**
     * Writes. Blocks until the kernel has done what it was told.
     *
     * @throws VfioException with the errno that the kernel answered
     */
    void write(String file, String value) throws VfioException;
}
