package org.vfioscope.linux.internal.names;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * Names of PCI vendors, devices and classes: from the host's pci.ids, and what that lacks from the copy in this bundle
 * ({@code releng/pci-ids/renew} renews it). Files are read when first needed.
 */
public final class PciNames {

    private static final Logger LOG = System.getLogger(PciNames.class.getName());

    private final List<Path> hostFiles;
    private PciIds host;
    private PciIds shipped;

    /**
     * Names from the first host file that is there.
     *
     * @param hostFiles pci.ids files of the host, the best first
     */
    public PciNames(List<Path> hostFiles) {
        this.hostFiles = List.copyOf(hostFiles);
    }

    /**
     * A vendor's name.
     *
     * @param vendor 16 bits
     * @return the name, or {@code Vendor 1234} where nobody knows it
     */
    public String vendor(int vendor) {
        return find(ids -> ids.vendor(vendor)).orElseGet(() -> "Vendor %04x".formatted(vendor));
    }

    /**
     * A device's name.
     *
     * @param vendor 16 bits
     * @param device 16 bits
     * @return the name, or {@code Device 11e8} where nobody knows it
     */
    public String device(int vendor, int device) {
        return find(ids -> ids.device(vendor, device)).orElseGet(() -> "Device %04x".formatted(device));
    }

    /**
     * A class's name.
     *
     * @param classCode base class, subclass and programming interface, 24 bits
     * @return the subclass's name, else the base class's, else {@code Class 1234}
     */
    public String deviceClass(int classCode) {
        int base = classCode >> 16;
        int subclass = classCode >> 8 & 0xff;
        return find(ids -> ids.deviceClass(base, subclass)).orElseGet(() -> "Class %04x".formatted(classCode >> 8));
    }

    private synchronized Optional<String> find(Function<PciIds, Optional<String>> lookUp) {
        if (host == null) {
            host = readHost();
        }
        return lookUp.apply(host).or(() -> {
            if (shipped == null) {
                shipped = readShipped();
            }
            return lookUp.apply(shipped);
        });
    }

    private PciIds readHost() {
        for (Path file : hostFiles) {
            if (Files.isRegularFile(file)) {
                try {
                    return new PciIds(Files.readAllBytes(file));
                } catch (IOException e) {
                    LOG.log(Level.WARNING, "Cannot read the PCI ids in " + file, e);
                }
            }
        }
        return new PciIds(new byte[0]);
    }

    private static PciIds readShipped() {
        try (InputStream packed =
                        Objects.requireNonNull(PciNames.class.getResourceAsStream("pci.ids.gz"), "pci.ids.gz");
                InputStream plain = new GZIPInputStream(packed)) {
            return new PciIds(plain.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
