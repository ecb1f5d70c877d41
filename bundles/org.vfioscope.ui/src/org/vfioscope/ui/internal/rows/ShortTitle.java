package org.vfioscope.ui.internal.rows;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciIdentity;

/**
 * Names devices as people do, "Intel 82574L" rather than "Intel Corporation 82574L"; the Properties view has the name of the
 * vendor as registered.
 */
public final class ShortTitle {

    /** Some vendors in pci.ids carry the name they go by behind the one they are registered by. */
    private static final Pattern ALIAS = Pattern.compile(".*\\[(.+)]");

    private static final Pattern REGISTERED_AS = Pattern.compile(
            ",?( (Electronics|Semiconductor|Technology|Group))* (Corporation|Corp|Inc|Co|Ltd|Limited|LLC|GmbH|AG)\\b.*");

    private ShortTitle() {}

    /**
     * The name of a device, the same in every place of the window.
     *
     * @param device the device
     * @return its title with the vendor as people call it
     */
    public static String of(DeviceDescription device) {
        String title = device.title();
        return device.pci()
                .map(PciIdentity::vendorName)
                .filter(title::startsWith)
                .map(vendor -> vendor(vendor) + title.substring(vendor.length()))
                .orElse(title);
    }

    private static String vendor(String name) {
        Matcher alias = ALIAS.matcher(name);
        return alias.matches() ? alias.group(1) : REGISTERED_AS.matcher(name).replaceFirst("");
    }
}
