package org.vfioscope.report.text;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.vfioscope.model.Occasion;

/** Says when and where a device was read. */
public final class OccasionText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private OccasionText() {}

    /**
     * Says it in one line.
     *
     * @param occasion when and where
     * @return such as {@code 2026-11-22 17:20:31 UTC on workstation, Linux 7.3.4 amd64}
     */
    public static String of(Occasion occasion) {
        return "%s on %s, %s".formatted(TIME.format(occasion.time()), occasion.host(), occasion.kernel());
    }
}
