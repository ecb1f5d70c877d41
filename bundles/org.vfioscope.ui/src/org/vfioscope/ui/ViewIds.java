package org.vfioscope.ui;

/** The ids of the window's views, for perspectives and menus of other plug-ins. */
public final class ViewIds {

    /**
     * All devices that were found. Its rows adapt to {@link org.vfioscope.model.DeviceDescription}.
     */
    public static final String DEVICES = "org.vfioscope.ui.devices";

    /**
     * The regions of the open devices. Its rows adapt to {@link org.vfioscope.model.DeviceDescription},
     * {@link org.vfioscope.model.RegionSnapshot} and {@link org.vfioscope.model.Dmabuf}.
     */
    public static final String REGIONS = "org.vfioscope.ui.regions";

    /** A picture of the region that is selected in the Regions view. */
    public static final String MAP = "org.vfioscope.ui.map";

    /** The trace of all devices. */
    public static final String TRACE = "org.vfioscope.ui.trace";

    private ViewIds() {}
}
