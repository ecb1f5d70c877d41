package org.vfioscope.model.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vfioscope.model.CapturedDevice;
import org.vfioscope.model.IrqFlag;
import org.vfioscope.model.IrqInfo;

class IrqInfoParserTest {

    static final List<String> DEVICES = CapturedDevice.ALL;

    @ParameterizedTest
    @FieldSource("DEVICES")
    void readsWhatTheKernelAnswered(String name) throws Exception {
        for (CapturedDevice.Reply reply : CapturedDevice.load(name).replies("irq-info")) {
            if (reply.bytes().isPresent()) {
                IrqInfo irq = IrqInfoParser.parse(reply.bytes().get());
                assertThat(irq.index()).isEqualTo(reply.index());
                assertThat(irq.count() == 0 || irq.flags().contains(IrqFlag.EVENTFD))
                        .isTrue();
            }
        }
    }

    @Test
    void readsCountAndFlags() throws Exception {
        IrqInfo intx = IrqInfoParser.parse(CapturedDevice.load("7.3-edu").last("irq-info", 0));
        assertThat(intx.count()).isEqualTo(1);
        assertThat(intx.flags()).containsExactlyInAnyOrder(IrqFlag.EVENTFD, IrqFlag.MASKABLE, IrqFlag.AUTOMASKED);
        assertThat(IrqInfoParser.parse(CapturedDevice.load("7.3-e1000e").last("irq-info", 2))
                        .count())
                .isEqualTo(5);
    }

    @Test
    void refusesAShortReply() {
        assertThatThrownBy(() -> IrqInfoParser.parse(ByteBuffer.allocate(15)))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessage("vfio_irq_info: 15 bytes, but the structure has 16");
    }
}
