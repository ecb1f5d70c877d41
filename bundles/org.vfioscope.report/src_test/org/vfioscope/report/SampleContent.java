package org.vfioscope.report;

import java.nio.ByteBuffer;
import org.vfioscope.access.RegionContent;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** Content with all that a piece of it can be: bytes, one byte repeated, and what cannot be read. */
public final class SampleContent {

    private static final int BYTES = 0x120;
    private static final long REFUSED = 0x20000;

    private SampleContent() {}

    /** Bytes up to 0x120, then 0xff, and from 0x20000 on nothing that can be read. */
    public static RegionContent ofBar0() {
        return new RegionContent(0, 0, 0x28000, SampleContent::read);
    }

    private static void read(long offset, ByteBuffer into) throws VfioException {
        if (offset >= REFUSED) {
            throw new VfioException("0009:01:00.0", Operation.REGION_READ, Errno.EIO);
        }
        for (int i = 0; i < into.limit(); i++) {
            long at = offset + i;
            int value = at < 0x40 ? (int) at * 7 : at < 0x100 ? 0 : at < BYTES ? 'A' + (int) (at & 0xf) : 0xff;
            into.put(i, (byte) value);
        }
    }
}
