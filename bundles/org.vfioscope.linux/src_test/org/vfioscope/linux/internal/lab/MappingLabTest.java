package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.MappedRange;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.parse.RegionInfoParser;
import org.vfioscope.model.pci.PciCommand;

/** Mappings of real BARs, whose memory is taken away below the reader. */
@Tag("lab-new")
@Tag("lab-old")
class MappingLabTest {

    private static final int BAR0 = 0;
    private static final int COMMAND = 4;
    private static final long IDENTIFICATION = 0x010000edL;
    private static final MmapRange PAGE = new MmapRange(0, 0x1000);
    /** So many accesses make the JIT compile them; the guest's processor is an emulated one. */
    private static final int MANY = 5_000;

    private static final int READERS = 3;

    private List<String> before;
    private DeviceAccess access;

    @BeforeEach
    void begin() {
        before = OpenDescriptors.now();
        access = LabDevices.access();
    }

    @AfterEach
    void end() throws VfioException {
        access.close();
        assertThat(OpenDescriptors.now()).isEqualTo(before);
    }

    private static void decode(DeviceSession session, boolean on) throws Exception {
        long command = session.read(PciIndex.CONFIG, COMMAND, AccessWidth.WORD);
        long changed = on ? command | PciCommand.MEMORY : command & ~PciCommand.MEMORY;
        session.write(PciIndex.CONFIG, COMMAND, AccessWidth.WORD, changed);
    }

    @Test
    void withoutMemoryDecodeAnAccessIsAnErrorAndComesBackWithIt() throws Exception {
        DeviceSession edu = access.open(LabDevices.EDU);
        decode(edu, true);
        try (MappedRange range = edu.map(BAR0, PAGE, true)) {
            for (int round = 0; round < 3; round++) {
                assertThat(range.read(0, AccessWidth.DWORD)).isEqualTo(IDENTIFICATION);
                decode(edu, false);
                for (AccessWidth width : AccessWidth.values()) {
                    VfioException e = catchThrowableOfType(VfioException.class, () -> range.read(0x80, width));
                    assertThat(e.errno()).isEqualTo(Errno.EIO);
                    assertThat(e.operation()).isEqualTo(Operation.MAPPED_ACCESS);
                    assertThat(e.explained()).contains("SIGBUS", "memory decode is off");
                    assertThat(catchThrowableOfType(VfioException.class, () -> range.write(0x80, width, 0))
                                    .errno())
                            .isEqualTo(Errno.EIO);
                }
                decode(edu, true);
            }
        }
        assertThat(edu.mappings()).isEmpty();
    }

    /** Below the session, whose lock would keep the readers out while the register is written. */
    @Test
    void readersSurviveThatMemoryIsTakenAwayBelowThem() throws Exception {
        LinuxProvider provider = new LinuxProvider();
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try (DeviceIo edu = provider.open(provider.describe(LabDevices.EDU), Optional.empty())) {
            RegionInfo bar = region(edu, BAR0);
            RegionInfo config = region(edu, PciIndex.CONFIG);
            ByteBuffer command = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
            edu.read(config, COMMAND, command);
            short on = (short) (command.getShort(0) | PciCommand.MEMORY);
            edu.write(config, COMMAND, command.putShort(0, on));
            AtomicInteger good = new AtomicInteger();
            AtomicInteger faults = new AtomicInteger();
            CountDownLatch warm = new CountDownLatch(READERS);
            List<Future<?>> readers = new ArrayList<>();
            for (int thread = 0; thread < READERS; thread++) {
                readers.add(threads.submit(() -> {
                    try (RegionMapping mapping = edu.map(bar, 0, 0x1000, false)) {
                        for (int i = 0; i < MANY; i++) {
                            count(mapping, good, faults);
                        }
                        warm.countDown();
                        while (faults.get() < MANY) {
                            count(mapping, good, faults);
                        }
                    }
                    return null;
                }));
            }
            warm.await();
            edu.write(config, COMMAND, command.putShort(0, (short) (on & ~PciCommand.MEMORY)));
            for (Future<?> reader : readers) {
                reader.get();
            }
            assertThat(faults.get()).isGreaterThanOrEqualTo(MANY);
            edu.write(config, COMMAND, command.putShort(0, on));
            try (RegionMapping mapping = edu.map(bar, 0, 0x1000, false)) {
                int read = good.get();
                count(mapping, good, faults);
                assertThat(good).hasValue(read + 1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** What is read is right, or there is an error: never a value that nobody gave. */
    private static void count(RegionMapping mapping, AtomicInteger good, AtomicInteger faults) {
        ByteBuffer into = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        try {
            mapping.read(0, into);
            assertThat(into.getInt(0) == (int) IDENTIFICATION).isTrue();
            good.incrementAndGet();
        } catch (VfioException e) {
            faults.incrementAndGet();
        }
    }

    private static RegionInfo region(DeviceIo io, int index) throws Exception {
        ByteBuffer info =
                ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 256);
        io.getRegionInfo(info.putInt(8, index));
        return RegionInfoParser.parse(info);
    }

    @Test
    void aBarBelowAPageIsMappedToItsEnd() throws Exception {
        DeviceSession ivshmem = access.open(LabDevices.IVSHMEM);
        try (MappedRange range = ivshmem.map(BAR0, PAGE, false)) {
            range.read(0xfc, AccessWidth.DWORD);
            assertThat(catchThrowableOfType(VfioException.class, () -> range.read(0x100, AccessWidth.DWORD))
                            .errno())
                    .isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void whatTheKernelDoesNotMapIsExplained() throws Exception {
        DeviceSession card = access.open(LabDevices.E1000E);
        for (int region : List.of(2, PciIndex.ROM)) {
            VfioException e = catchThrowableOfType(VfioException.class, () -> card.map(region, PAGE, false));
            assertThat(e.operation()).isEqualTo(Operation.REGION_MMAP);
            assertThat(e.errno()).isEqualTo(Errno.EINVAL);
            assertThat(e.explained()).contains("MMAP flag");
        }
    }

    @Test
    void closingTheDeviceUnmaps() throws Exception {
        DeviceSession edu = access.open(LabDevices.EDU);
        MappedRange range = edu.map(BAR0, PAGE, true);
        edu.close();
        assertThat(range.isOpen()).isFalse();
        access.open(LabDevices.EDU);
    }
}
