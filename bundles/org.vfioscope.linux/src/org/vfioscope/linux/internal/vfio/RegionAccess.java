package org.vfioscope.linux.internal.vfio;

import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.KernelRelease;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.rules.OneAccess;

/**
 * One read or write of a region.
 *
 * @param device the device's name
 * @param operation read or write
 * @param region the region
 * @param offset in bytes from the region's start, unsigned
 * @param length in bytes
 */
record RegionAccess(String device, Operation operation, RegionInfo region, long offset, int length) {

    /**
     * Where the access begins on the device descriptor. All regions share that descriptor, so what goes past a region's end
     * would silently meet the next one: it is refused here, as the kernel would.
     */
    long positionOnDevice() throws VfioException {
        return positionOnDevice(KernelRelease.running());
    }

    /** As above, for another kernel than the running one. */
    long positionOnDevice(KernelRelease kernel) throws VfioException {
        boolean inside = Long.compareUnsigned(length, region.size()) <= 0
                && Long.compareUnsigned(offset, region.size() - length) <= 0;
        if (!inside) {
            throw new VfioException(subject(), operation, Errno.EINVAL);
        }
        requireOneAccess(kernel);
        return region.offset() + offset;
    }

    private void requireOneAccess(KernelRelease kernel) throws VfioException {
        Optional<Advice> split = OneAccess.splits(region.index(), offset, length, kernel.isAtLeast(6, 14));
        if (split.isPresent()) {
            throw new VfioException(subject(), operation, Errno.EINVAL, split.get());
        }
    }

    /** A register that was moved in part has no value. */
    void requireComplete(long moved) throws VfioException {
        if (moved != length) {
            throw new VfioException(
                    subject(),
                    operation,
                    Errno.EIO,
                    new Advice(
                            "The kernel moved %d of %d bytes".formatted(moved, length),
                            "Use a width that the device knows at this offset, or see dmesg"));
        }
    }

    private String subject() {
        return "%s region %d at 0x%x, %d bytes".formatted(device, region.index(), offset, length);
    }
}
