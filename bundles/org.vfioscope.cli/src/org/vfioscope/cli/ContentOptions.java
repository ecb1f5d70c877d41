package org.vfioscope.cli;

import java.util.List;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.report.export.ContentChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which content of regions is read. */
final class ContentOptions {

    @Option(
            names = "--content",
            paramLabel = "REGION[:OFF+LEN]",
            converter = Choice.class,
            description =
                    "Read content too, such as bar0:0x0+0x1000 or config; may be given several times. Registers may"
                            + " change by being read.")
    private List<ContentChoice> chosen = List.of();

    @Option(
            names = "--width",
            paramLabel = "BYTES",
            defaultValue = "4",
            converter = WidthChoice.class,
            description = "The width of each access while reading content: 1, 2, 4 or 8; default: ${DEFAULT-VALUE}.")
    private AccessWidth width;

    @Option(names = "--no-content", description = "Leave out the content that captures hold.")
    private boolean none;

    List<ContentChoice> chosen() {
        return chosen;
    }

    AccessWidth width() {
        return width;
    }

    /** Whether content that a capture holds is taken along. */
    boolean captured() {
        return !none;
    }

    /** Reads what {@code --content} names. */
    static final class Choice implements ITypeConverter<ContentChoice> {
        @Override
        public ContentChoice convert(String text) {
            try {
                return ContentChoice.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
