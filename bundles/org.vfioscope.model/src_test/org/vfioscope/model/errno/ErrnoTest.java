package org.vfioscope.model.errno;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrnoTest {

    @Test
    void knowsNumberNameAndText() {
        assertThat(Errno.of(25)).isEqualTo(Errno.ENOTTY).hasToString("ENOTTY (Inappropriate ioctl for device)");
        assertThat(Errno.of(95)).isSameAs(Errno.EOPNOTSUPP).hasToString("EOPNOTSUPP (Operation not supported)");
        assertThat(Errno.of(16)).hasToString("EBUSY (Device or resource busy)");
    }

    @Test
    void namesNumbersThatItDoesNotKnow() {
        assertThat(Errno.of(4095)).hasToString("errno 4095 (Unknown error 4095)");
    }
}
