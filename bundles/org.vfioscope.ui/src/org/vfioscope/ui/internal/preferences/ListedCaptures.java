package org.vfioscope.ui.internal.preferences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Remembers from run to run which files of captured devices are listed, and which were opened lately. */
public final class ListedCaptures {

    private static final String LISTED = "captures.listed";
    private static final String RECENT = "captures.recent";
    private static final String SEPARATOR = "\n";
    private static final int MOST_RECENT = 9;

    private ListedCaptures() {}

    /** {@return the names that stand for the listed files, such as {@code capture:/tmp/gpu.json}, oldest first} */
    public static List<String> names() {
        return list(LISTED);
    }

    /** {@return the names that stand for the files opened lately, the last one first} */
    public static List<String> recent() {
        return list(RECENT);
    }

    /**
     * Lists a file.
     *
     * @param name the name that stands for it
     */
    public static void add(String name) {
        List<String> listed = names();
        if (!listed.contains(name)) {
            listed.add(name);
            store(LISTED, listed);
        }
        List<String> recent = recent();
        recent.remove(name);
        recent.addFirst(name);
        store(RECENT, recent.subList(0, Math.min(recent.size(), MOST_RECENT)));
    }

    /**
     * Takes a file from the list.
     *
     * @param name the name that stands for it
     */
    public static void remove(String name) {
        List<String> listed = names();
        listed.remove(name);
        store(LISTED, listed);
    }

    private static List<String> list(String key) {
        String names = Preferences.preferences().getString(key);
        return new ArrayList<>(names.isEmpty() ? List.of() : Arrays.asList(names.split(SEPARATOR)));
    }

    private static void store(String key, List<String> names) {
        Preferences.keep(key, String.join(SEPARATOR, names));
    }
}
