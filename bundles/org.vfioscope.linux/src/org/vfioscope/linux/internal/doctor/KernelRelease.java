package org.vfioscope.linux.internal.doctor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.sysfs.HostFiles;

/** The running kernel's release, as uname -r says it. */
record KernelRelease(String text, int major, int minor) {

    private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4}).*");

    static Optional<KernelRelease> of(HostPaths paths) {
        return HostFiles.text(paths.proc().resolve("sys/kernel/osrelease")).flatMap(KernelRelease::parse);
    }

    static Optional<KernelRelease> parse(String text) {
        Matcher m = NUMBERS.matcher(text);
        return m.matches()
                ? Optional.of(new KernelRelease(text, Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))))
                : Optional.empty();
    }

    boolean isAtLeast(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || major == wantedMajor && minor >= wantedMinor;
    }
}
