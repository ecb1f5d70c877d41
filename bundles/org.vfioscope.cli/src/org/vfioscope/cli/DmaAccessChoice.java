package org.vfioscope.cli;

import org.vfioscope.model.dma.DmaAccess;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a device may do with what is mapped for it. */
final class DmaAccessChoice implements ITypeConverter<DmaAccess> {

    @Override
    public DmaAccess convert(String text) {
        return switch (text) {
            case "r" -> DmaAccess.READ;
            case "w" -> DmaAccess.WRITE;
            case "rw" -> DmaAccess.READ_WRITE;
            default -> throw new TypeConversionException("'%s' is none of r, w and rw".formatted(text));
        };
    }
}
