package org.vfioscope.cli;

import java.util.Arrays;
import org.vfioscope.model.AccessWidth;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the width of an access, in bytes. */
final class WidthChoice implements ITypeConverter<AccessWidth> {

    @Override
    public AccessWidth convert(String text) {
        return Arrays.stream(AccessWidth.values())
                .filter(width -> Integer.toString(width.bytes()).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'%s' is not 1, 2, 4 or 8".formatted(text)));
    }
}
