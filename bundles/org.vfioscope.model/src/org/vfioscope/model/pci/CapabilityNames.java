package org.vfioscope.model.pci;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The names of PCI capabilities, from linux/pci_regs.h; releng/tables/pci-capabilities renews the table. */
final class CapabilityNames {

    private record Key(int id, boolean extended) {}

    private static final Map<Key, String> NAMES = load();

    private CapabilityNames() {}

    static String name(int id, boolean extended) {
        String name = NAMES.get(new Key(id, extended));
        return name != null ? name : "%s 0x%x".formatted(extended ? "extended capability" : "capability", id);
    }

    private static Map<Key, String> load() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        CapabilityNames.class.getResourceAsStream("capabilities.tsv"), "capabilities.tsv"),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toUnmodifiableMap(
                            cells -> new Key(Integer.decode(cells[0]), cells[1].equals("extended")),
                            cells -> cells[3]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
