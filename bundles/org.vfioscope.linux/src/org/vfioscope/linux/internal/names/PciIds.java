package org.vfioscope.linux.internal.names;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Looks names up in the text of a pci.ids file. The file is a megabyte and a half and a host has a handful of vendors, so
 * sections are found by search instead of parsing all: a vendor's section begins with {@code vvvv  Name} and holds lines
 * {@code <tab>dddd  Name}; a class's begins with {@code C cc  Name} and holds {@code <tab>ss  Name}. Lines with two
 * tabs belong to the line above them.
 */
final class PciIds {

    /** Always starts with a line end, so that a search for one finds the first line too. */
    private final String text;

    /**
     * Names of a file.
     *
     * @param bytes the file's content, UTF-8
     */
    PciIds(byte[] bytes) {
        // one char a byte: fast to search whatever the names hold; they are decoded when found
        text = "\n" + new String(bytes, StandardCharsets.ISO_8859_1);
    }

    Optional<String> vendor(int vendor) {
        return nameAfter("\n%04x  ".formatted(vendor), 0, text.length());
    }

    Optional<String> device(int vendor, int device) {
        return inSection("\n%04x  ".formatted(vendor), "\n\t%04x  ".formatted(device));
    }

    /** The subclass's name, or else the base class's. */
    Optional<String> deviceClass(int base, int subclass) {
        String section = "\nC %02x  ".formatted(base);
        return inSection(section, "\n\t%02x  ".formatted(subclass)).or(() -> nameAfter(section, 0, text.length()));
    }

    private Optional<String> inSection(String section, String entry) {
        int start = text.indexOf(section);
        return start < 0 ? Optional.empty() : nameAfter(entry, start, endOfSection(start + section.length()));
    }

    /** A section ends before the next line that starts with neither tab nor comment. */
    private int endOfSection(int from) {
        int end = text.indexOf('\n', from);
        while (end >= 0 && end + 1 < text.length() && (text.charAt(end + 1) == '\t' || text.charAt(end + 1) == '#')) {
            end = text.indexOf('\n', end + 1);
        }
        return end < 0 ? text.length() : end;
    }

    private Optional<String> nameAfter(String key, int from, int to) {
        int at = text.indexOf(key, from, to);
        if (at < 0) {
            return Optional.empty();
        }
        int start = at + key.length();
        int end = text.indexOf('\n', start);
        String name = text.substring(start, end < 0 ? text.length() : end);
        return Optional.of(new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip());
    }
}
