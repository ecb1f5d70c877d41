package org.vfioscope.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.vfioscope.access.spi.DeviceProvider;

/** Reads the extension point {@code org.vfioscope.access.providers}. */
public final class ProviderExtensions {

    private static final String POINT = "org.vfioscope.access.providers";

    /** Where a provider stands that does not say it, as the extension point's documentation has it. */
    private static final int LAST = Integer.MAX_VALUE;

    private ProviderExtensions() {}

    /**
     * Access through all contributed providers, ordered by their attribute {@code order} and then by their ids: the
     * registry has them as the bundles were installed. A contribution that cannot be created, or has the id of one before
     * it, is left out, with a warning.
     *
     * @param registry the extension registry
     * @return the access; the caller closes it
     */
    public static DeviceAccess load(IExtensionRegistry registry) {
        List<Ordered> providers = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
            if (!ids.add(element.getAttribute("id"))) {
                broken.add(unusable(element, "another one has its id"));
                continue;
            }
            try {
                String order = element.getAttribute("order");
                providers.add(new Ordered(
                        order == null ? LAST : Integer.parseInt(order), element.getAttribute("id"), (DeviceProvider)
                                element.createExecutableExtension("class")));
            } catch (CoreException | ClassCastException | NumberFormatException e) {
                broken.add(unusable(element, e.getMessage()));
            }
        }
        List<DeviceProvider> ordered = providers.stream()
                .sorted(Comparator.comparingInt(Ordered::order).thenComparing(Ordered::id))
                .map(Ordered::provider)
                .toList();
        DeviceAccess access = new DeviceAccess(ordered, Clock.systemUTC());
        broken.forEach(text -> access.notices().warnOnce(text, new Notice(Notice.Kind.PLUGIN, Optional.empty(), text)));
        return access;
    }

    private static String unusable(IConfigurationElement element, String reason) {
        return "the device provider %s of %s cannot be used: %s"
                .formatted(element.getAttribute("id"), element.getContributor().getName(), reason);
    }

    /** @param id as its extension names it */
    private record Ordered(int order, String id, DeviceProvider provider) {}
}
