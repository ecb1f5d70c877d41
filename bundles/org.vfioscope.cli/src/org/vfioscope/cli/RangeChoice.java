package org.vfioscope.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfioscope.model.MmapRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a range of a region as a user types it: offset, plus sign, length; hexadecimal with 0x, else decimal. */
final class RangeChoice implements ITypeConverter<MmapRange> {

    private static final Pattern TEXT =
            Pattern.compile("(0[xX][0-9a-fA-F]{1,16}|[0-9]+)\\+(0[xX][0-9a-fA-F]{1,16}|[0-9]+)");

    @Override
    public MmapRange convert(String text) {
        Matcher range = TEXT.matcher(text);
        if (!range.matches()) {
            throw new TypeConversionException(
                    "\"%s\" is no range: OFFSET+LENGTH, such as 0x1000+0x2000".formatted(text));
        }
        return new MmapRange(NumberChoice.number(range.group(1)), NumberChoice.number(range.group(2)));
    }
}
