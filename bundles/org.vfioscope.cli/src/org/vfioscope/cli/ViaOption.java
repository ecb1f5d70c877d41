package org.vfioscope.cli;

import java.util.Optional;
import org.vfioscope.model.OpenWay;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The way in which devices are opened, for commands that open some. */
final class ViaOption {

    @Option(
            names = "--via",
            paramLabel = "WAY",
            converter = Converter.class,
            description =
                    "How the device is opened: by iommufd (/dev/vfio/devices/vfioN and /dev/iommu) or by its group"
                            + " (/dev/vfio/N); default: the first of these that the host offers and this user may open.")
    private OpenWay way;

    /** What the user chose; empty leaves it to the provider. */
    Optional<OpenWay> way() {
        return Optional.ofNullable(way);
    }

    /** Reads a way's label. */
    static final class Converter implements ITypeConverter<OpenWay> {

        @Override
        public OpenWay convert(String text) {
            return OpenWay.of(text)
                    .orElseThrow(
                            () -> new TypeConversionException("'%s' is neither iommufd nor group".formatted(text)));
        }
    }
}
