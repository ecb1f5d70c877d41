package org.vfioscope.linux.internal.libc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel's version, as uname(2) tells it.
 *
 * @param text such as {@code 6.14.0-2-amd64}
 * @param major such as 6
 * @param minor such as 14
 */
public record KernelRelease(String text, int major, int minor) {

    private static final Pattern RELEASE = Pattern.compile("([0-9]{1,6})\\.([0-9]{1,6}).*");

    /** {@return the version of the running kernel; 0.0 where its text is none, since nothing is then known of it} */
    public static KernelRelease running() {
        String text = System.getProperty("os.version");
        return parse(text).orElseGet(() -> new KernelRelease(text, 0, 0));
    }

    /**
     * Reads a release such as {@code 6.1.0-42-amd64}.
     *
     * @param release the text
     * @return the version; empty where the text is none
     */
    public static Optional<KernelRelease> parse(String release) {
        Matcher numbers = RELEASE.matcher(release);
        return numbers.matches()
                ? Optional.of(new KernelRelease(
                        release, Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
                : Optional.empty();
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
