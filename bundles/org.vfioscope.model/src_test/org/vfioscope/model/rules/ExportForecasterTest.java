package org.vfioscope.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.FeatureSupport.Level;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.model.pci.PciConfigParser;
import org.vfioscope.model.rules.Forecast.Rule;

class ExportForecasterTest {

    private static final long SIZE = 0x10000;
    private static final PciBar MEMORY = new PciBar(0, 0xfe200000L, SIZE, false, false, false);
    private static final PciBar PORTS = new PciBar(0, 0xd000, 0x1000, true, false, false);

    private static ExportFacts facts(Level level, long regionSize, PciBar bar, PciConfig config) {
        return new ExportFacts(
                new FeatureSupport(level, ""),
                Optional.of(new RegionInfo(0, Set.of(), 7, regionSize, 0, List.of())),
                Optional.ofNullable(bar),
                Optional.ofNullable(config),
                0x1000);
    }

    private static Forecast forecast(MmapRange... ranges) {
        return ExportForecaster.forecast(
                new DmabufRequest(0, List.of(ranges)), facts(Level.SUPPORTED, SIZE, MEMORY, null));
    }

    private static MmapRange range(long offset, long size) {
        return new MmapRange(offset, size);
    }

    private static void refused(Forecast forecast, Rule rule, Errno... errnos) {
        assertThat(forecast).isInstanceOfSatisfying(Forecast.Refused.class, refused -> {
            assertThat(refused.rule()).isEqualTo(rule);
            assertThat(refused.errno()).containsExactly(errnos);
            assertThat(refused.change()).isNotBlank();
        });
        assertThat(errnos).allMatch(errno -> Forecast.agrees(forecast, Optional.of(errno)));
        assertThat(Forecast.agrees(forecast, Optional.empty())).isFalse();
    }

    @Test
    void acceptsWhatTheKernelAccepts() {
        assertThat(forecast(range(0, SIZE))).isEqualTo(new Forecast.Accepted());
        assertThat(forecast(range(0x2000, 0x1000), range(0, 0x1000), range(0, 0x2000)))
                .as("order and overlap do not matter")
                .isEqualTo(new Forecast.Accepted());
        assertThat(Forecast.agrees(forecast(range(0, SIZE)), Optional.empty())).isTrue();
        assertThat(Forecast.agrees(forecast(range(0, SIZE)), Optional.of(Errno.EINVAL)))
                .isFalse();
    }

    @Test
    void refusesByTheShapeOfRanges() {
        refused(forecast(), Rule.NO_RANGE, Errno.EINVAL);
        refused(forecast(range(0, 0)), Rule.EMPTY_RANGE, Errno.EINVAL);
        refused(forecast(range(0, 0x1000), range(0x1000, 0)), Rule.EMPTY_RANGE, Errno.EINVAL);
        refused(forecast(range(0x10, 0x1000)), Rule.UNALIGNED, Errno.EINVAL);
        refused(forecast(range(0, 0x800)), Rule.UNALIGNED, Errno.EINVAL);
        refused(forecast(range(0, 1L << 63)), Rule.SUM_TOO_LARGE, Errno.EINVAL);
        refused(forecast(range(0, -0x1000), range(0, 0x2000)), Rule.SUM_TOO_LARGE, Errno.EINVAL);
    }

    @Test
    void refusesByThePlaceOfRanges() {
        refused(forecast(range(SIZE - 0x1000, 0x2000)), Rule.PAST_END, Errno.EINVAL);
        refused(forecast(range(SIZE, 0x1000)), Rule.PAST_END, Errno.EINVAL);
        refused(forecast(range(-0x1000, 0x1000)), Rule.WRAPS, Errno.EOVERFLOW);
        refused(forecast(range(0, 0x1000), range(-0x2000, 0x3000)), Rule.WRAPS, Errno.EOVERFLOW);
    }

    @Test
    void advisesNoOtherRangeOfABarThatHasNoPage() {
        ExportFacts facts = facts(Level.SUPPORTED, 0x100, new PciBar(0, 0xfe200100L, 0x100, false, false, false), null);
        for (MmapRange range : List.of(range(0, 0x100), range(0, 0x1000))) {
            assertThat(ExportForecaster.forecast(new DmabufRequest(0, List.of(range)), facts))
                    .isInstanceOfSatisfying(
                            Forecast.Refused.class,
                            refused -> assertThat(refused.change())
                                    .isEqualTo(
                                            "Choose another BAR: this one has 0x100 bytes, less than a page (0x1000), so"
                                                    + " nothing of it can be exported"));
        }
    }

    @Test
    void refusesByRegion() {
        ExportFacts facts = facts(Level.SUPPORTED, SIZE, MEMORY, null);
        List<MmapRange> page = List.of(range(0, 0x1000));
        for (int index : new int[] {6, 7, 8, 9, -1}) {
            refused(ExportForecaster.forecast(new DmabufRequest(index, page), facts), Rule.NOT_A_BAR, Errno.ENODEV);
        }
        DmabufRequest request = new DmabufRequest(0, page);
        refused(
                ExportForecaster.forecast(request, facts(Level.SUPPORTED, 0, null, null)),
                Rule.ABSENT_BAR,
                Errno.ENODEV);
        refused(
                ExportForecaster.forecast(request, facts(Level.SUPPORTED, SIZE, null, null)),
                Rule.NOT_A_REAL_BAR,
                Errno.ENODEV);
        refused(
                ExportForecaster.forecast(request, facts(Level.SUPPORTED, 0x1000, PORTS, null)),
                Rule.IO_PORTS,
                Errno.EINVAL);
    }

    @Test
    void refusesByWhoOffersIt() {
        DmabufRequest request = new DmabufRequest(0, List.of(range(0, 0x1000)));
        refused(
                ExportForecaster.forecast(request, facts(Level.NOT_IN_BACKEND, SIZE, MEMORY, null)),
                Rule.NO_BACKEND,
                Errno.ENOTTY);
        refused(
                ExportForecaster.forecast(request, facts(Level.NOT_IN_KERNEL, SIZE, MEMORY, null)),
                Rule.NO_EXPORTER,
                Errno.ENOTTY);
        refused(
                ExportForecaster.forecast(request, facts(Level.NOT_IN_DRIVER, SIZE, MEMORY, null)),
                Rule.NO_DRIVER,
                Errno.EOPNOTSUPP,
                Errno.ENOTTY);
    }

    @Test
    void foretellsABirthAsRevoked() throws Exception {
        ByteBuffer config = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        DmabufRequest request = new DmabufRequest(0, List.of(range(0, 0x1000)));
        Forecast off =
                ExportForecaster.forecast(request, facts(Level.SUPPORTED, SIZE, MEMORY, PciConfigParser.parse(config)));
        assertThat(off).isInstanceOf(Forecast.BornRevoked.class);
        assertThat(off.summary()).contains("memory decode is off");
        assertThat(Forecast.agrees(off, Optional.empty())).isTrue();
        config.putShort(4, (short) 2).putShort(6, (short) 0x10).put(0x34, (byte) 0x40);
        config.put(0x40, (byte) 1).putShort(0x44, (short) 3);
        Forecast asleep =
                ExportForecaster.forecast(request, facts(Level.SUPPORTED, SIZE, MEMORY, PciConfigParser.parse(config)));
        assertThat(asleep.summary()).contains("D3hot");
    }
}
