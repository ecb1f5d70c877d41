package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.MappedRange;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.linux.internal.lab.MachineTrace.Read;
import org.vfioscope.linux.internal.libc.KernelRelease;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciBar;

/**
 * A register is read once, with the width asked for, by descriptor and by mapping: the machine's own trace shows every read that
 * reaches a device, also one whose value nobody looks at.
 */
@Tag("lab-new")
@Tag("lab-old")
class OneReadLabTest {

    private static final MmapRange PAGE = new MmapRange(0, 0x1000);
    private static final List<AccessWidth> ALL = List.of(AccessWidth.values());

    private final MachineTrace trace = new MachineTrace();
    private DeviceAccess access;

    @BeforeEach
    void begin() {
        access = LabDevices.access();
    }

    @AfterEach
    void end() throws VfioException {
        access.close();
        assertThat(OpenDescriptors.to("/dev/vfio/")).isEmpty();
        assertThat(OpenDescriptors.to("anon_inode:[vfio")).isEmpty();
    }

    private interface Reader {
        void read(long offset, AccessWidth width) throws Exception;
    }

    private DeviceSession open(String device) throws Exception {
        DeviceSession session = access.open(device);
        LabDevices.decode(session, true);
        return session;
    }

    /** The sizes of the reads that reach a BAR's first page while something is done. */
    private List<Integer> sizes(DeviceSession session, int bar, long offset, AccessWidth width, Reader reader)
            throws Exception {
        long start =
                session.snapshot().region(bar).orElseThrow().bar().orElseThrow().start();
        trace.skip();
        reader.read(offset, width);
        List<Read> reads = trace.of(start, PAGE.size());
        assertThat(reads).extracting(Read::address).containsOnly(start + offset);
        return reads.stream().map(Read::size).toList();
    }

    /** Each width is read by both ways, and reaches the device as one read of a size. */
    private void reachesOnce(String device, int bar, long offset, List<AccessWidth> widths, int leastSize)
            throws Exception {
        DeviceSession session = open(device);
        for (AccessWidth width : widths) {
            List<Integer> once = List.of(Math.max(width.bytes(), leastSize));
            if (width != AccessWidth.QWORD || KernelRelease.running().isAtLeast(6, 14)) {
                assertThat(sizes(session, bar, offset, width, (at, of) -> session.read(bar, at, of)))
                        .as("%s by descriptor", width)
                        .isEqualTo(once);
            }
            try (MappedRange range = session.map(bar, PAGE, false)) {
                assertThat(sizes(session, bar, offset, width, range::read))
                        .as("%s, mapped", width)
                        .isEqualTo(once);
            }
        }
    }

    /** The VGA registers behind offset 0x400 of this BAR take 1 and 2 bytes at once (hw/display/vga-pci.c). */
    @Test
    void oneAndTwoBytes() throws Exception {
        reachesOnce(LabDevices.VGA, 2, 0x404, List.of(AccessWidth.BYTE, AccessWidth.WORD), 1);
    }

    /** The DMA registers of edu take 4 and 8 bytes at once (hw/misc/edu.c). */
    @Test
    void fourAndEightBytes() throws Exception {
        reachesOnce(LabDevices.EDU, 0, 0x80, List.of(AccessWidth.DWORD, AccessWidth.QWORD), 4);
    }

    /** A register of NVMe is read with any width; the device sees 2 bytes where 1 is read (hw/nvme/ctrl.c). */
    @Test
    void anyWidthOfOneRegister() throws Exception {
        reachesOnce(LabDevices.NVME, 0, 0x0, ALL, 2);
    }

    /** I/O ports are read by descriptor alone; those of e1000e always give 4 bytes (hw/net/e1000e.c). */
    @Test
    void ioPorts() throws Exception {
        DeviceSession card = open(LabDevices.E1000E);
        for (AccessWidth width : List.of(AccessWidth.BYTE, AccessWidth.WORD, AccessWidth.DWORD)) {
            assertThat(sizes(card, 2, 0, width, (at, of) -> card.read(2, at, of)))
                    .as("%s", width)
                    .containsExactly(4);
        }
    }

    /** A block of registers is read register by register, each once. */
    @Test
    void everyRegisterOfABlock() throws Exception {
        DeviceSession edu = open(LabDevices.EDU);
        long start = edu.snapshot().region(0).orElseThrow().bar().orElseThrow().start();
        int length = 0x80;
        trace.skip();
        edu.readContent(0, 0, AccessWidth.DWORD, ByteBuffer.allocate(length));
        assertThat(trace.of(start, PAGE.size()))
                .containsExactlyElementsOf(IntStream.range(0, length / 4)
                        .mapToObj(i -> new Read(start + 4L * i, 4))
                        .toList());
    }

    /** What tells of a device, and what opens it, reads none of its BARs. */
    @Test
    void openingAndDescribingReadsNoBar() throws Exception {
        trace.skip();
        try (DeviceSession session = access.open(LabDevices.EDU)) {
            PciBar bar = session.snapshot().region(0).orElseThrow().bar().orElseThrow();
            assertThat(session.refresh()).isNotNull();
            assertThat(trace.of(bar.start(), bar.size())).isEmpty();
        }
    }
}
