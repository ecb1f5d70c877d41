package org.vfioscope.linux.internal.libc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelReleaseTest {

    @ParameterizedTest
    @CsvSource({
        "6.1.0-42-amd64,false",
        "6.13.9,false",
        "6.14-rc1,true",
        "6.14.0,true",
        "7.3.4+deb13-amd64,true",
        "5.99,false"
    })
    void isCompared(String release, boolean recent) {
        KernelRelease parsed = KernelRelease.parse(release).orElseThrow();
        assertThat(parsed.isAtLeast(6, 14)).isEqualTo(recent);
        assertThat(parsed.text()).isEqualTo(release);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "", "6", "v6.14", "99999999.1"})
    void isEmptyWhereTheTextIsNone(String release) {
        assertThat(KernelRelease.parse(release)).isEmpty();
    }

    @Test
    void ofTheRunningKernelIsKnown() {
        assertThat(KernelRelease.running().isAtLeast(3, 0)).isTrue();
    }
}
