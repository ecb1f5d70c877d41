package org.vfioscope.model.parse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionFlag;

/** Writes a {@code struct vfio_region_info} for a test, right or wrong. */
final class ReplyBytes {

    private final ByteBuffer bytes;

    ReplyBytes(int size) {
        bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, size);
    }

    ReplyBytes flags(RegionFlag flag) {
        bytes.putInt(4, flag.mask());
        return this;
    }

    ReplyBytes chain(int offset) {
        bytes.putInt(12, offset);
        return this;
    }

    ReplyBytes capability(int at, int id, int version, int next) {
        bytes.putShort(at, (short) id).putShort(at + 2, (short) version).putInt(at + 4, next);
        return this;
    }

    ReplyBytes sparse(int at, MmapRange... areas) {
        bytes.putInt(at + 8, areas.length);
        for (int i = 0; i < areas.length; i++) {
            putLong(at + 16 + 16 * i, areas[i].offset()).putLong(at + 24 + 16 * i, areas[i].size());
        }
        return this;
    }

    ReplyBytes putInt(int at, int value) {
        bytes.putInt(at, value);
        return this;
    }

    ReplyBytes putLong(int at, long value) {
        bytes.putLong(at, value);
        return this;
    }

    ByteBuffer bytes() {
        return bytes;
    }
}
