package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;

/**
 * Keeps this process from getting another descriptor (RLIMIT_NOFILE, getrlimit(2)) until it is closed. What a test does
 * meanwhile must have been done before, since the JVM cannot open the files of further classes either.
 */
final class DescriptorLimit implements AutoCloseable {

    /** RLIMIT_NOFILE, asm-generic/resource.h. */
    private static final int NOFILE = 7;

    private final long[] before = new long[2];

    static {
        Native.register(DescriptorLimit.class, "c");
    }

    private DescriptorLimit() {
        assertThat(getrlimit(NOFILE, before)).isZero();
    }

    static DescriptorLimit noMore() {
        DescriptorLimit limit = new DescriptorLimit();
        set(new long[] {0, limit.before[1]});
        return limit;
    }

    private static void set(long[] softAndHard) {
        if (setrlimit(NOFILE, softAndHard) != 0) {
            throw new AssertionError("setrlimit");
        }
    }

    @Override
    public void close() {
        set(before);
    }

    // int getrlimit(int resource, struct rlimit *rlim);
    private static native int getrlimit(int resource, long[] softAndHard);

    // int setrlimit(int resource, const struct rlimit *rlim);
    private static native int setrlimit(int resource, long[] softAndHard);
}
