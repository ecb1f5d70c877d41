package org.vfioscope.vfiouser.internal.server;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.errno.Errno;

/**
 * Reads and writes of a region of any length, as the kernel carries them out: by aligned accesses of 8, 4, 2 and 1 bytes,
 * each of which is traced.
 *
 * @param device the device
 * @param region the region index
 */
record RegionAccesses(DeviceSession device, int region) {

    void read(long offset, ByteBuffer into) throws VfioException, DeviceException {
        ByteBuffer bytes = into.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        AccessWidth widest = AccessWidth.QWORD;
        for (int at = 0; at < into.limit(); ) {
            AccessWidth width = width(offset + at, into.limit() - at, widest);
            long value;
            try {
                value = device.read(region, offset + at, width);
            } catch (VfioException e) {
                widest = narrower(width, e);
                continue;
            }
            for (int i = 0; i < width.bytes(); i++) {
                bytes.put(at + i, (byte) (value >>> i * Byte.SIZE));
            }
            at += width.bytes();
        }
    }

    void write(long offset, ByteBuffer from) throws VfioException, DeviceException {
        AccessWidth widest = AccessWidth.QWORD;
        for (int at = 0; at < from.limit(); ) {
            AccessWidth width = width(offset + at, from.limit() - at, widest);
            long value = 0;
            for (int i = 0; i < width.bytes(); i++) {
                value |= Byte.toUnsignedLong(from.get(at + i)) << i * Byte.SIZE;
            }
            try {
                device.write(region, offset + at, width, value);
            } catch (VfioException e) {
                widest = narrower(width, e);
                continue;
            }
            at += width.bytes();
        }
    }

    /** 8 bytes at once that a kernel does not move in one access are refused before anything is moved: it makes two of 4. */
    private static AccessWidth narrower(AccessWidth width, VfioException refusal) throws VfioException {
        if (width == AccessWidth.QWORD && refusal.errno().equals(Errno.EINVAL)) {
            return AccessWidth.DWORD;
        }
        throw refusal;
    }

    private static AccessWidth width(long offset, int left, AccessWidth widest) {
        for (AccessWidth width : new AccessWidth[] {AccessWidth.QWORD, AccessWidth.DWORD, AccessWidth.WORD}) {
            if (width.bytes() <= Math.min(left, widest.bytes()) && (offset & width.bytes() - 1) == 0) {
                return width;
            }
        }
        return AccessWidth.BYTE;
    }
}
