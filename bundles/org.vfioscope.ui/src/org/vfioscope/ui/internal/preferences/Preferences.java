package org.vfioscope.ui.internal.preferences;

import java.io.IOException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPersistentPreferenceStore;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** The settings of the window, each with its default. */
public final class Preferences {

    static final String WATCH_DEVICES = "devices.watch";
    static final String REOPEN_DEVICES = "devices.reopen";
    static final String WATCH_INTERVAL = "content.watchInterval";

    /** The shortest interval, in milliseconds: what is read more often keeps the device from everything else. */
    static final int SHORTEST_WATCH = 50;
    /** The longest interval, in milliseconds: an hour. */
    static final int LONGEST_WATCH = 3_600_000;

    private static final int USUAL_WATCH = 1000;

    private static final IPersistentPreferenceStore STORE = store();

    private Preferences() {}

    private static IPersistentPreferenceStore store() {
        IPersistentPreferenceStore store = new ScopedPreferenceStore(InstanceScope.INSTANCE, "org.vfioscope.ui");
        store.setDefault(WATCH_DEVICES, true);
        store.setDefault(REOPEN_DEVICES, true);
        store.setDefault(WATCH_INTERVAL, USUAL_WATCH);
        return store;
    }

    /** {@return where the settings are kept} */
    static IPreferenceStore preferences() {
        return STORE;
    }

    /**
     * Keeps what is no setting, but is to be known in the next run, however this one ends: it is written to the file of the settings,
     * which is small and local, at once. The platform writes that when its dialog of preferences closes, but not when the window does.
     */
    static void keep(String key, String value) {
        if (STORE.getString(key).equals(value)) {
            return;
        }
        STORE.setValue(key, value);
        try {
            STORE.save();
        } catch (IOException e) {
            ILog.of(Preferences.class).error("the settings of the window are not saved", e);
        }
    }

    /** {@return whether devices that come and go appear by themselves} */
    public static boolean watchesDevices() {
        return STORE.getBoolean(WATCH_DEVICES);
    }

    /** {@return how long to wait between two readings of the watched registers, in milliseconds} */
    public static int watchMillis() {
        return Math.clamp(STORE.getInt(WATCH_INTERVAL), SHORTEST_WATCH, LONGEST_WATCH);
    }

    /**
     * Listens to the interval of the watch.
     *
     * @param changed called on the window's thread after it became another one
     * @return what to give to {@link #removeListener}
     */
    public static IPropertyChangeListener onWatchInterval(Runnable changed) {
        IPropertyChangeListener listener = event -> {
            if (event.getProperty().equals(WATCH_INTERVAL)) {
                changed.run();
            }
        };
        STORE.addPropertyChangeListener(listener);
        return listener;
    }

    /**
     * Ends listening.
     *
     * @param listener what was made by this class
     */
    public static void removeListener(IPropertyChangeListener listener) {
        STORE.removePropertyChangeListener(listener);
    }

    /** {@return whether the simulated and captured devices that were open when the window was closed are opened again} */
    public static boolean reopensDevices() {
        return STORE.getBoolean(REOPEN_DEVICES);
    }
}
