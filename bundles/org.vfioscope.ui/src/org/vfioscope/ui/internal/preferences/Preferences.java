package org.vfioscope.ui.internal.preferences;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** The settings of the window, each with its default. */
public final class Preferences {

    static final String WATCH_DEVICES = "devices.watch";
    static final String REOPEN_DEVICES = "devices.reopen";

    private static final IPreferenceStore STORE = store();

    private Preferences() {}

    private static IPreferenceStore store() {
        IPreferenceStore store = new ScopedPreferenceStore(InstanceScope.INSTANCE, "org.vfioscope.ui");
        store.setDefault(WATCH_DEVICES, true);
        store.setDefault(REOPEN_DEVICES, true);
        return store;
    }

    /** {@return where the settings are kept} */
    static IPreferenceStore preferences() {
        return STORE;
    }

    /** {@return whether devices that come and go appear by themselves} */
    public static boolean watchesDevices() {
        return STORE.getBoolean(WATCH_DEVICES);
    }

    /** {@return whether the simulated devices that were open when the window was closed are opened again} */
    public static boolean reopensDevices() {
        return STORE.getBoolean(REOPEN_DEVICES);
    }
}
