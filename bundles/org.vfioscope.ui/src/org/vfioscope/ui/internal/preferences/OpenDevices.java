package org.vfioscope.ui.internal.preferences;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.DeviceDescription;

/** Remembers from run to run which simulated and captured devices were open. Others are not opened unasked: that would wake them. */
public final class OpenDevices {

    private static final String KEY = "devices.open";
    private static final String SEPARATOR = "\n";

    private OpenDevices() {}

    /**
     * Remembers those that are open now.
     *
     * @param access the open devices
     */
    public static void remember(DeviceAccess access) {
        // a simulated device behind a socket is another process's, which may have ended by then
        Set<String> providers = access.providers().stream()
                .filter(DeviceProvider::simulated)
                .map(DeviceProvider::id)
                .collect(Collectors.toSet());
        String names = access.sessions().stream()
                .map(DeviceSession::device)
                .filter(device -> providers.contains(device.providerId())
                        || device.capture().isPresent())
                .map(DeviceDescription::name)
                .collect(Collectors.joining(SEPARATOR));
        Preferences.keep(KEY, names);
    }

    /** {@return the names of those that are to be opened again} */
    public static List<String> remembered() {
        String names = Preferences.preferences().getString(KEY);
        return names.isEmpty() || !Preferences.reopensDevices() ? List.of() : Arrays.asList(names.split(SEPARATOR));
    }
}
