package org.vfioscope.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vfioscope.model.FeatureProbe;

/** The features a device knows, in words. */
final class FeatureText {

    private FeatureText() {}

    /** One line for a device whose backend has device features at all. */
    static void write(TextPage page, List<FeatureProbe> features) {
        if (features.isEmpty()) {
            return;
        }
        String known = features.stream()
                .filter(FeatureProbe::isKnown)
                .map(feature -> "%s (%s)".formatted(feature.name(), directions(feature)))
                .collect(Collectors.joining(", "));
        page.line(1, "Device features: " + (known.isEmpty() ? "none" : known));
    }

    private static String directions(FeatureProbe feature) {
        List<String> directions = new ArrayList<>();
        if (feature.get().isEmpty()) {
            directions.add("GET");
        }
        if (feature.set().isEmpty()) {
            directions.add("SET");
        }
        return String.join("|", directions);
    }
}
