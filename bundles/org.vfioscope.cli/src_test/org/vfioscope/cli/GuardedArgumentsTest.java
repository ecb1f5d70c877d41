package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuardedArgumentsTest {

    @Test
    void givesTheUsersArgumentsAsTheyWereTyped() {
        assertThat(GuardedArguments.unwrap("=-data", "=", "==x", "=a b\nc"))
                .containsExactly("-data", "", "=x", "a b\nc");
    }

    @Test
    void leavesOutWhatTheFrameworkWasGiven() {
        assertThat(GuardedArguments.unwrap("-showsplash", "=devices")).containsExactly("devices");
    }
}
