package org.vfioscope.cli;

import java.util.Locale;
import org.vfioscope.report.ExaminationRenderer;
import org.vfioscope.report.HeldDmabufsRenderer;
import org.vfioscope.report.json.JsonExaminationRenderer;
import org.vfioscope.report.json.JsonHeldDmabufsRenderer;
import org.vfioscope.report.text.TextExaminationRenderer;
import org.vfioscope.report.text.TextHeldDmabufsRenderer;
import picocli.CommandLine.TypeConversionException;

/** The forms that {@code --format} chooses from where the host is told of: for people, or for programs. */
enum TextOrJson {
    TEXT,
    JSON;

    ExaminationRenderer examination() {
        return switch (this) {
            case TEXT -> new TextExaminationRenderer();
            case JSON -> new JsonExaminationRenderer();
        };
    }

    HeldDmabufsRenderer heldDmabufs() {
        return switch (this) {
            case TEXT -> new TextHeldDmabufsRenderer();
            case JSON -> new JsonHeldDmabufsRenderer();
        };
    }

    /** Reads the option's value. */
    static TextOrJson parse(String text) {
        for (TextOrJson format : values()) {
            if (format.toString().equalsIgnoreCase(text)) {
                return format;
            }
        }
        throw new TypeConversionException("'%s' is neither text nor json".formatted(text));
    }

    /** {@return the name as it is typed and as the help shows it} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
