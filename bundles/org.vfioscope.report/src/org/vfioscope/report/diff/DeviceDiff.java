package org.vfioscope.report.diff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.report.DeviceReport;

/**
 * What is different between two devices.
 *
 * @param a the first device's name
 * @param b the second device's name
 * @param changes the properties that are different, by section
 * @param contentChanges the runs of bytes that are different, in ascending order, as far as they were kept
 * @param furtherRuns how many runs more there are
 * @param notCompared what could not be compared, and why
 */
public record DeviceDiff(
        String a,
        String b,
        List<Change> changes,
        List<ContentChange> contentChanges,
        long furtherRuns,
        List<String> notCompared) {

    /** Keeps own copies. */
    public DeviceDiff {
        changes = List.copyOf(changes);
        contentChanges = List.copyOf(contentChanges);
        notCompared = List.copyOf(notCompared);
    }

    /** {@return whether no difference was found} */
    public boolean isEqual() {
        return changes.isEmpty() && contentChanges.isEmpty();
    }

    /**
     * Compares two devices. What was not captured of one of them is not compared. Blocks while content is read, each byte
     * once.
     *
     * @param a the first
     * @param b the second
     * @param ignored sections to leave out
     * @return what is different
     * @throws IOException if captured content cannot be read any more
     */
    public static DeviceDiff of(DeviceReport a, DeviceReport b, Set<DiffSection> ignored) throws IOException {
        return of(a, b, ignored, property -> {});
    }

    /**
     * Compares two devices, as {@link #of(DeviceReport, DeviceReport, Set)} does, and tells what is the same, too.
     *
     * @param a the first
     * @param b the second
     * @param ignored sections to leave out
     * @param each takes every property that was compared, in order, whether it is the same in both or not
     * @return what is different
     * @throws IOException if captured content cannot be read any more
     */
    public static DeviceDiff of(
            DeviceReport a, DeviceReport b, Set<DiffSection> ignored, Consumer<ComparedProperty> each)
            throws IOException {
        Facts inA = DeviceFacts.of(a);
        Facts inB = DeviceFacts.of(b);
        List<Change> changes = new ArrayList<>();
        List<String> notCompared = new ArrayList<>();
        List<String> onlyInA = new ArrayList<>();
        List<String> onlyInB = new ArrayList<>();
        for (DiffSection section : DiffSection.values()) {
            if (ignored.contains(section) || !inA.knows(section) && !inB.knows(section)) {
                continue;
            }
            if (inA.knows(section) && inB.knows(section)) {
                if (section == DiffSection.PLACEMENT && !lacksGroup(b) && lacksGroup(a)) {
                    onlyInB.add(DeviceFacts.IOMMU_GROUP);
                } else if (section == DiffSection.PLACEMENT && !lacksGroup(a) && lacksGroup(b)) {
                    onlyInA.add(DeviceFacts.IOMMU_GROUP);
                }
                compare(section, inA, inB, a, b, property -> {
                    each.accept(property);
                    if (!property.isSame()) {
                        changes.add(property.change());
                    }
                });
            } else if (inA.knows(section)) {
                onlyInA.add(section.toString());
            } else {
                onlyInB.add(section.toString());
            }
        }
        tell("A", onlyInA, notCompared);
        tell("B", onlyInB, notCompared);
        ContentDiff content = new ContentDiff();
        if (!ignored.contains(DiffSection.CONTENT)) {
            content.compare(a, b, notCompared);
        }
        return new DeviceDiff(
                a.device().name(), b.device().name(), changes, content.runs(), content.furtherRuns(), notCompared);
    }

    private static void tell(String side, List<String> sections, List<String> notCompared) {
        if (!sections.isEmpty()) {
            notCompared.add("only %s has: %s".formatted(side, String.join(", ", sections)));
        }
    }

    private static void compare(
            DiffSection section,
            Facts inA,
            Facts inB,
            DeviceReport a,
            DeviceReport b,
            Consumer<ComparedProperty> each) {
        Map<String, Map<String, String>> ofA = inA.of(section);
        Map<String, Map<String, String>> ofB = inB.of(section);
        for (String subject : union(ofA.keySet(), ofB.keySet())) {
            if (lacks(ofA, subject, section, a) || lacks(ofB, subject, section, b)) {
                continue;
            }
            Map<String, String> first = ofA.getOrDefault(subject, Map.of());
            Map<String, String> second = ofB.getOrDefault(subject, Map.of());
            for (String property : union(first.keySet(), second.keySet())) {
                if (property.equals(DeviceFacts.IOMMU_GROUP) && (lacksGroup(a) || lacksGroup(b))) {
                    continue;
                }
                each.accept(new ComparedProperty(
                        section,
                        subject,
                        property,
                        Optional.ofNullable(first.get(property)),
                        Optional.ofNullable(second.get(property))));
            }
        }
    }

    /** Whether a region is unknown rather than absent. */
    private static boolean lacks(Map<String, ?> subjects, String subject, DiffSection section, DeviceReport report) {
        boolean region = section == DiffSection.REGIONS || section == DiffSection.RANGES;
        return region && !subjects.containsKey(subject) && !report.snapshot().has(SnapshotPart.OTHER_REGIONS);
    }

    private static boolean lacksGroup(DeviceReport report) {
        return !report.snapshot().has(SnapshotPart.IOMMU_GROUP);
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new LinkedHashSet<>(a);
        all.addAll(b);
        return all;
    }
}
