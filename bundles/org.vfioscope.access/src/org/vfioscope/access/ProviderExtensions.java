package org.vfioscope.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.vfioscope.access.spi.DeviceProvider;

/** Reads the extension point {@code org.vfioscope.access.providers}. */
public final class ProviderExtensions {

    private static final String POINT = "org.vfioscope.access.providers";

    private ProviderExtensions() {}

    /**
     * Access through all contributed providers. A contribution that cannot be created is left out, with a warning.
     *
     * @param registry the extension registry
     * @return the access; the caller closes it
     */
    public static DeviceAccess load(IExtensionRegistry registry) {
        List<DeviceProvider> providers = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
            try {
                providers.add((DeviceProvider) element.createExecutableExtension("class"));
            } catch (CoreException | ClassCastException e) {
                broken.add("the device provider %s of %s cannot be used: %s"
                        .formatted(
                                element.getAttribute("id"),
                                element.getContributor().getName(),
                                e.getMessage()));
            }
        }
        DeviceAccess access = new DeviceAccess(providers, Clock.systemUTC());
        broken.forEach(text -> access.notices().warnOnce(text, text));
        return access;
    }
}
