package org.vfioscope.ui.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vfioscope.model.AccessWidth;

class RegistersTest {

    private static final int MEBIBYTE = 1 << 20;

    private final Registers registers = new Registers(AccessWidth.DWORD);

    @Test
    void aChangeIsOneAgainstTheReadingBefore() {
        registers.read(8, 1);
        assertThat(registers.at(8)).hasValue(new Registers.Reading(1, false));
        registers.read(8, 2);
        assertThat(registers.at(8)).hasValue(new Registers.Reading(2, true));
        registers.read(8, 2);
        assertThat(registers.at(8)).hasValue(new Registers.Reading(2, false));
        assertThat(registers.at(4)).isEmpty();
        assertThat(registers.at(12)).isEmpty();
    }

    @Test
    void whatWasForgottenIsNoChangeWhenItIsReadAgain() {
        registers.read(8, 1);
        registers.forget(8);
        registers.forget(0x4000);
        assertThat(registers.at(8)).isEmpty();
        registers.read(8, 2);
        assertThat(registers.at(8)).hasValue(new Registers.Reading(2, false));
    }

    @Test
    void allOfALargeRangeIsKeptAndItsChangesAreToo() {
        registers.read(range(0, MEBIBYTE, 5));
        assertThat(registers.at(0)).hasValue(new Registers.Reading(5, false));
        assertThat(registers.at(MEBIBYTE - 4)).hasValue(new Registers.Reading(5, false));
        ReadRange second = range(0, MEBIBYTE, 5);
        second.put(0x10, 6, AccessWidth.DWORD);
        registers.read(second);
        assertThat(registers.at(0)).hasValue(new Registers.Reading(5, false));
        assertThat(registers.at(0x10)).hasValue(new Registers.Reading(6, true));
    }

    @Test
    void whatWasReadElsewhereBeforeIsKeptToo() {
        registers.read(range(0, 0x40, 1));
        registers.read(range(0x4_0000_0000L, 0x40, 2));
        assertThat(registers.at(0x3c)).hasValue(new Registers.Reading(1, false));
        assertThat(registers.at(0x4_0000_003cL)).hasValue(new Registers.Reading(2, false));
    }

    @Test
    void readingsAreBounded() {
        for (long page = 0; page <= Registers.CAPACITY; page++) {
            registers.read(page * Registers.PAGE, page);
        }
        assertThat(registers.at(0)).isEmpty();
        assertThat(registers.at(Registers.PAGE)).isPresent();
        assertThat(registers.at((long) Registers.CAPACITY * Registers.PAGE)).isPresent();
    }

    @Test
    void offsetsAreUnsigned() {
        registers.read(-8, 0xffff_fffeL);
        assertThat(registers.at(-8)).hasValue(new Registers.Reading(0xffff_fffeL, false));
    }

    private static ReadRange range(long offset, int length, long value) {
        ReadRange range = new ReadRange(offset, length);
        for (int at = 0; at < length; at += AccessWidth.DWORD.bytes()) {
            range.put(offset + at, value, AccessWidth.DWORD);
        }
        return range;
    }
}
