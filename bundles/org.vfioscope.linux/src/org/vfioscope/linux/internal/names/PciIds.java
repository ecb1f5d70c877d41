package org.vfioscope.linux.internal.names;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks names up in the text of a pci.ids file. The file is a megabyte and a half and a host has a handful of vendors, so
 * sections are found by search instead of parsing all: a vendor's section begins with {@code vvvv  Name} and holds lines
 * {@code <tab>dddd  Name}; a class's begins with {@code C cc  Name} and holds {@code <tab>ss  Name}. Lines with two
 * tabs belong to the line above them. Not safe for several threads at a time.
 */
final class PciIds {

    private static final Section ABSENT = new Section(0, 0);

    /** Always starts with a line end, so that a search for one finds the first line too. */
    private final String text;

    private final Map<String, Section> sections = new HashMap<>();

    /** The part of the text from a section's name up to the line end before the next section. */
    private record Section(int start, int end) {}

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
        return title(section("%04x".formatted(vendor)));
    }

    Optional<String> device(int vendor, int device) {
        return entry(section("%04x".formatted(vendor)), "%04x".formatted(device));
    }

    /** The subclass's name, or else the base class's. */
    Optional<String> deviceClass(int base, int subclass) {
        Section section = section("C %02x".formatted(base));
        return entry(section, "%02x".formatted(subclass)).or(() -> title(section));
    }

    private Section section(String id) {
        return sections.computeIfAbsent(id, this::find);
    }

    private Section find(String id) {
        String key = "\n" + id + "  ";
        int at = text.indexOf(key);
        if (at < 0) {
            return ABSENT;
        }
        int start = at + key.length();
        int end = lineEnd(start);
        while (continuesBehind(end)) {
            end = lineEnd(end + 1);
        }
        return new Section(start, end);
    }

    /** A section ends before the next line that starts with neither tab nor comment. */
    private boolean continuesBehind(int lineEnd) {
        int next = lineEnd + 1;
        return next < text.length() && (text.charAt(next) == '\t' || text.charAt(next) == '#');
    }

    private Optional<String> title(Section section) {
        return section == ABSENT ? Optional.empty() : Optional.of(nameAt(section.start()));
    }

    private Optional<String> entry(Section section, String id) {
        String key = "\n\t" + id + "  ";
        int at = text.indexOf(key, section.start(), section.end());
        return at < 0 ? Optional.empty() : Optional.of(nameAt(at + key.length()));
    }

    private String nameAt(int start) {
        byte[] name = text.substring(start, lineEnd(start)).getBytes(StandardCharsets.ISO_8859_1);
        return new String(name, StandardCharsets.UTF_8).strip();
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
