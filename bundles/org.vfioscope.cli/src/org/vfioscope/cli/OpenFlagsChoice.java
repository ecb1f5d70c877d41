package org.vfioscope.cli;

import org.vfioscope.model.OpenFlags;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads open flags by their names. */
final class OpenFlagsChoice implements ITypeConverter<OpenFlags> {

    @Override
    public OpenFlags convert(String text) {
        return OpenFlags.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'%s' is not one of rdonly, wronly, rdwr, with cloexec or nonblock behind a comma"
                                .formatted(text)));
    }
}
