package org.vfioscope.cli;

import java.util.Optional;
import org.vfioscope.model.OpenWay;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** In which way devices are opened. */
final class WhichWay {

    @Option(
            names = "--via",
            paramLabel = "WAY",
            converter = Converter.class,
            description =
                    "How the device is opened: iommufd or group; the default is iommufd where the host offers it.")
    private OpenWay way;

    /** The way; empty leaves it to the host. */
    Optional<OpenWay> way() {
        return Optional.ofNullable(way);
    }

    /** Reads a way by its label. */
    static final class Converter implements ITypeConverter<OpenWay> {

        @Override
        public OpenWay convert(String text) {
            return OpenWay.of(text)
                    .orElseThrow(
                            () -> new TypeConversionException("'%s' is neither iommufd nor group".formatted(text)));
        }
    }
}
