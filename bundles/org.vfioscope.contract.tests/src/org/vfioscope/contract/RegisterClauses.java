package org.vfioscope.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.errno.Errno;

/** Registers by the device's descriptor. */
interface RegisterClauses extends Trial {

    /** The first bytes of an expansion ROM, little-endian. */
    int ROM_SIGNATURE = 0xaa55;

    /** A part of the VGA region that every one has. */
    long VGA_MEMORY = 0xa0000;

    @ParameterizedTest
    @EnumSource
    default void refusesEightBytesThatWouldBeTwoAccesses(OpenWay way) throws VfioException, DeviceException {
        DeviceSession session = open(subjects().display(), way);
        Trial.decodeMemory(session, true);
        assertThat(session.read(PciIndex.ROM, 0, AccessWidth.WORD)).isEqualTo(ROM_SIGNATURE);
        VfioException rom =
                catchThrowableOfType(VfioException.class, () -> session.read(PciIndex.ROM, 0, AccessWidth.QWORD));
        VfioException vga = catchThrowableOfType(
                VfioException.class, () -> session.read(PciIndex.VGA, VGA_MEMORY, AccessWidth.QWORD));
        VfioException write = catchThrowableOfType(
                VfioException.class, () -> session.write(PciIndex.VGA, VGA_MEMORY, AccessWidth.QWORD, 0));
        for (VfioException refusal : new VfioException[] {rom, vga, write}) {
            assertThat(refusal.errno()).isEqualTo(Errno.EINVAL);
            assertThat(refusal.advice().cause()).contains("two accesses of 4 bytes");
        }
    }
}
