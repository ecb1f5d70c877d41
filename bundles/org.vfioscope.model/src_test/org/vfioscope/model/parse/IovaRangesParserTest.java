package org.vfioscope.model.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.dma.IovaRange;

class IovaRangesParserTest {

    @Test
    void sortsAddressesAsUnsigned() throws Exception {
        ByteBuffer reply = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        reply.putLong(0, 0xf000_0000_0000_0000L).putLong(8, -1);
        reply.putLong(16, 0).putLong(24, 0xfff);

        assertThat(IovaRangesParser.parse(reply, 2))
                .containsExactly(new IovaRange(0, 0xfff), new IovaRange(0xf000_0000_0000_0000L, -1));
        assertThat(IovaRangesParser.parse(reply, 0)).isEmpty();
    }
}
