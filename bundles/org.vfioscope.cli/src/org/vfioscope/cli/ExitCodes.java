package org.vfioscope.cli;

import java.util.List;

/** The exit codes that programs may rely on, in words. */
final class ExitCodes {

    /** Each code, a space, and when a command ends with it. */
    static final List<String> LINES = List.of(
            "0 Done; of diff: no difference.",
            "1 Refused by the device, the kernel or the file system, for one device at least; of diff: there are"
                    + " differences; of dmabuf create --forecast: the kernel will refuse.",
            "2 Wrong usage; of diff: trouble.",
            "130 Ended by Ctrl-C, as watch and --hold are.",
            "143 Ended by SIGTERM.");

    private ExitCodes() {}
}
