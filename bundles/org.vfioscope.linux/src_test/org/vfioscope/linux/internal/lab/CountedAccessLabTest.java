package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.MappedRange;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.linux.internal.libc.KernelRelease;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.MmapRange;

/**
 * Each register access happens once, with the width asked for, by descriptor and by mapping. Devices of QEMU's tell:
 * pci-testdev counts writes (hw/misc/pci-testdev.c), edu answers to certain widths alone (hw/misc/edu.c), and e1000e clears
 * its interrupt causes when they are read (hw/net/e1000e_core.c).
 */
@Tag("lab-new")
@Tag("lab-old")
class CountedAccessLabTest {

    private static final int BAR0 = 0;
    private static final MmapRange PAGE = new MmapRange(0, 0x1000);

    private DeviceAccess access;
    private List<String> before;

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

    private interface Registers {
        long read(long offset, AccessWidth width) throws Exception;

        void write(long offset, AccessWidth width, long value) throws Exception;
    }

    private interface Check {
        void of(Registers registers, String way) throws Exception;
    }

    private void bothWays(String device, Check check) throws Exception {
        DeviceSession session = access.open(device);
        check.of(
                new Registers() {
                    @Override
                    public long read(long offset, AccessWidth width) throws Exception {
                        return session.read(BAR0, offset, width);
                    }

                    @Override
                    public void write(long offset, AccessWidth width, long value) throws Exception {
                        session.write(BAR0, offset, width, value);
                    }
                },
                "by descriptor");
        try (MappedRange range = session.map(BAR0, PAGE, true)) {
            check.of(
                    new Registers() {
                        @Override
                        public long read(long offset, AccessWidth width) throws Exception {
                            return range.read(offset, width);
                        }

                        @Override
                        public void write(long offset, AccessWidth width, long value) throws Exception {
                            range.write(offset, width, value);
                        }
                    },
                    "mapped");
        }
    }

    /** Where linux before 6.14 would make two of it, eight bytes are refused by descriptor. */
    private static boolean takes(AccessWidth width, String way) {
        return width != AccessWidth.QWORD
                || way.equals("mapped")
                || KernelRelease.running().isAtLeast(6, 14);
    }

    /** A test of pci-testdev counts the writes that begin with its magic byte at its own offset. */
    @Test
    void everyWriteIsCountedOnce() throws Exception {
        int test = 0;
        int countAt = 12;
        int writeTo = 2048;
        long magic = 0xfa;
        bothWays(LabDevices.TESTDEV, (registers, way) -> {
            registers.write(0, AccessWidth.BYTE, test);
            long count = 0;
            for (AccessWidth width : AccessWidth.values()) {
                for (int i = 0; takes(width, way) && i < 25; i++) {
                    registers.write(writeTo, width, magic);
                    count++;
                    assertThat(registers.read(countAt, AccessWidth.BYTE))
                            .as("%s, %s", way, width)
                            .isEqualTo(count);
                }
            }
            assertThat(count).isIn(75L, 100L);
        });
    }

    /** Test 2 swallows writes of one byte and counts those of two: two of one byte would not be counted. */
    @Test
    void twoBytesAreOneAccess() throws Exception {
        bothWays(LabDevices.TESTDEV, (registers, way) -> {
            registers.write(0, AccessWidth.BYTE, 2);
            registers.write(2050, AccessWidth.BYTE, 0xfa);
            assertThat(registers.read(12, AccessWidth.BYTE)).as(way).isZero();
            registers.write(2050, AccessWidth.WORD, 0xfa);
            assertThat(registers.read(12, AccessWidth.BYTE)).as(way).isEqualTo(1);
        });
    }

    /** Registers of edu below 0x80 take 4 bytes and nothing else. */
    @Test
    void fourBytesAreOneAccess() throws Exception {
        bothWays(LabDevices.EDU, (registers, way) -> {
            registers.write(4, AccessWidth.DWORD, 0x12345678L);
            assertThat(registers.read(4, AccessWidth.DWORD)).as(way).isEqualTo(0xedcba987L);
            registers.write(4, AccessWidth.WORD, 0xffff);
            assertThat(registers.read(4, AccessWidth.DWORD)).as(way).isEqualTo(0xedcba987L);
            assertThat(registers.read(0, AccessWidth.DWORD)).as(way).isEqualTo(0x010000edL);
            assertThat(registers.read(0, AccessWidth.BYTE)).as(way).isNotEqualTo(0xedL);
        });
    }

    /** The DMA source of edu takes 8 bytes; the upper half has no address of its own. */
    @Test
    void eightBytesAreOneAccess() throws Exception {
        bothWays(LabDevices.EDU, (registers, way) -> {
            if (takes(AccessWidth.QWORD, way)) {
                registers.write(0x80, AccessWidth.QWORD, 0x1122334455667788L);
                assertThat(registers.read(0x80, AccessWidth.QWORD)).as(way).isEqualTo(0x1122334455667788L);
                assertThat(registers.read(0x84, AccessWidth.DWORD)).as(way).isEqualTo(0xffffffffL);
            }
        });
    }

    /** The causes that are set come with the first read, whole, and are gone with the second. */
    @Test
    void aRegisterThatIsClearedByReadingIsReadOnce() throws Exception {
        int causes = 0xc0;
        int setCauses = 0xc8;
        long some = 1 << 2 | 1 << 20 | 1 << 24;
        bothWays(LabDevices.E1000E, (registers, way) -> {
            for (AccessWidth width : List.of(AccessWidth.BYTE, AccessWidth.WORD, AccessWidth.DWORD)) {
                registers.read(causes, AccessWidth.DWORD);
                registers.write(setCauses, AccessWidth.DWORD, some);
                long expected = width.truncate(some);
                assertThat(registers.read(causes, width) & expected)
                        .as("%s, %s", way, width)
                        .isEqualTo(expected);
                assertThat(registers.read(causes, AccessWidth.DWORD) & some)
                        .as("%s, %s again", way, width)
                        .isZero();
            }
        });
    }
}
