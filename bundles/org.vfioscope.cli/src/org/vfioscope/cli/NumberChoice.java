package org.vfioscope.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an unsigned number of 64 bits, in hex after {@code 0x} or in decimal. */
final class NumberChoice implements ITypeConverter<Long> {

    private static final Pattern TEXT = Pattern.compile("0[xX][0-9a-fA-F]+|[0-9]+");

    @Override
    public Long convert(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new TypeConversionException("'%s' is no number such as 0x10 or 16".formatted(text));
        }
        return number(text);
    }

    /** The number in a text that is known to be one by its form. */
    static long number(String text) {
        try {
            return text.startsWith("0x") || text.startsWith("0X")
                    ? Long.parseUnsignedLong(text.substring(2), 16)
                    : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("%s does not fit into 64 bits".formatted(text));
        }
    }
}
