package org.vfioscope.ui.internal.compare;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.report.capture.CaptureProvider;
import org.vfioscope.report.export.ContentChoice;

/**
 * What is compared.
 *
 * @param a the name of a device, or of a file of captured devices
 * @param b what it is compared with
 * @param contents the content to read of both; none compares what their captures hold
 */
public record Sides(String a, String b, List<ContentChoice> contents) {

    /** Keeps an own copy. */
    public Sides {
        contents = List.copyOf(contents);
    }

    /**
     * Two, without content that would have to be read.
     *
     * @param a the first
     * @param b the second
     */
    public Sides(String a, String b) {
        this(a, b, List.of());
    }

    /**
     * Those of the two that comparing would wake: what is not open, and neither simulated nor captured. Asks no device; a
     * name tells by its form whose it is.
     */
    List<String> woken(DeviceAccess access) {
        Set<String> open = access.sessions().stream()
                .map(session -> session.device().name())
                .collect(Collectors.toSet());
        return Stream.of(a, b)
                .distinct()
                .filter(name -> !open.contains(name))
                .filter(name -> access.providers().stream()
                        .filter(provider -> provider.accepts(name))
                        .findFirst()
                        .filter(provider ->
                                !provider.simulated() && !provider.id().equals(CaptureProvider.ID))
                        .isPresent())
                .toList();
    }

    /** The same sides with other content. */
    Sides withContents(List<ContentChoice> other) {
        return new Sides(a, b, other);
    }
}
