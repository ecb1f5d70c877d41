package org.vfioscope.model.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.dma.IovaRange;

class Type1InfoParserTest {

    private static final int CAPS = 2;
    private static final int PGSIZES = 1;

    /** What Linux 7.3 answers in the lab: the chain holds the kinds 2, 3 and 1 in this order. */
    private static ByteBuffer intelIommu() {
        ByteBuffer reply = info(24 + 24 + 16 + 48, CAPS | PGSIZES, 24);
        capability(reply, 24, 2, 48).putInt(32, 0).putLong(40, 0x1000);
        capability(reply, 48, 3, 64).putInt(56, 65535);
        capability(reply, 64, 1, 0).putInt(72, 2);
        reply.putLong(80, 0).putLong(88, 0xfedfffffL);
        return reply.putLong(96, 0xfef00000L).putLong(104, 0x7fffffffffL);
    }

    private static ByteBuffer info(int size, int flags, int capOffset) {
        return ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, size)
                .putInt(4, flags)
                .putLong(8, 0x40201000)
                .putInt(16, capOffset);
    }

    private static ByteBuffer capability(ByteBuffer reply, int at, int id, int next) {
        return reply.putShort(at, (short) id).putShort(at + 2, (short) 1).putInt(at + 4, next);
    }

    @Test
    void findsTheRangesBehindOtherCapabilities() throws Exception {
        assertThat(Type1InfoParser.iovaRanges(intelIommu()))
                .containsExactly(new IovaRange(0, 0xfedfffffL), new IovaRange(0xfef00000L, 0x7fffffffffL));
    }

    @Test
    void aKernelThatTellsNoneTellsNone() throws Exception {
        assertThat(Type1InfoParser.iovaRanges(info(24, PGSIZES, 0))).isEmpty();
        assertThat(Type1InfoParser.iovaRanges(info(24, PGSIZES | CAPS, 0))).isEmpty();
        ByteBuffer migrationAlone = info(48, CAPS, 24);
        capability(migrationAlone, 24, 2, 0);
        assertThat(Type1InfoParser.iovaRanges(migrationAlone)).isEmpty();
    }

    @Test
    void aCountBeyondTheReplyIsALie() {
        assertThat(refusal(intelIommu().putInt(72, 3))).hasMessageContaining("3 ranges do not fit into 32 bytes");
        assertThat(refusal(intelIommu().putInt(72, -1))).hasMessageContaining("4294967295 ranges");
    }

    @Test
    void aChainThatLoopsOrIsCutIsALie() {
        assertThat(refusal(intelIommu().putInt(68, 24))).hasMessageContaining("loops");
        assertThat(refusal(intelIommu().putInt(16, 110))).hasMessageContaining("outside");
        assertThat(refusal(info(32, CAPS, 24).putShort(24, (short) 1))).hasMessageContaining("needs 16 bytes");
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsALie() {
        assertThat(refusal(intelIommu().putLong(80, -1))).hasMessageContaining("begins at 0xffffffffffffffff");
    }

    private static MalformedReplyException refusal(ByteBuffer reply) {
        return catchThrowableOfType(MalformedReplyException.class, () -> Type1InfoParser.iovaRanges(reply));
    }
}
