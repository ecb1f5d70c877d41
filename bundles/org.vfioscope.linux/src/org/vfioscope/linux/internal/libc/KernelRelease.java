package org.vfioscope.linux.internal.libc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel's version, as uname(2) tells it.
 *
 * @param major such as 6
 * @param minor such as 14
 */
public record KernelRelease(int major, int minor) {

    private static final Pattern RELEASE = Pattern.compile("([0-9]{1,6})\\.([0-9]{1,6}).*");

    /** {@return the version of the running kernel} */
    public static KernelRelease running() {
        return parse(System.getProperty("os.version"));
    }

    /**
     * Reads a release such as {@code 6.1.0-42-amd64}.
     *
     * @param release the text
     * @return the version; 0.0 where the text is none, since nothing is then known of the kernel
     */
    static KernelRelease parse(String release) {
        Matcher numbers = RELEASE.matcher(release);
        return numbers.matches()
                ? new KernelRelease(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
                : new KernelRelease(0, 0);
    }

    /**
     * Compares versions.
     *
     * @param otherMajor another version's first number
     * @param otherMinor its second number
     * @return whether this one is that or later
     */
    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || major == otherMajor && minor >= otherMinor;
    }
}
