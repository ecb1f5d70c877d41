package org.vfioscope.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vfioscope.model.FeatureProbe;

/** The features a device knows, in words. */
public final class FeatureText {

    private FeatureText() {}

    /** One line for a device whose backend has device features at all. */
    static void write(TextPage page, List<FeatureProbe> features) {
        if (features.isEmpty()) {
            return;
        }
        page.line(1, "Device features: " + known(features));
    }

    /**
     * The features that a device takes a GET or a SET of.
     *
     * @param features the answers to all probes
     * @return their names, parted by commas
     */
    public static String known(List<FeatureProbe> features) {
        String known = features.stream()
                .filter(FeatureProbe::isKnown)
                .map(feature -> "%s (%s)".formatted(feature.name(), directions(feature)))
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? "none" : known;
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
