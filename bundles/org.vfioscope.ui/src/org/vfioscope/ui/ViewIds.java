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

    /** The registers of the region that is selected in the Regions view. */
    public static final String CONTENT = "org.vfioscope.ui.content";

    /** The dmabufs of all open devices. Its rows adapt as those of {@link #REGIONS} do. */
    public static final String DMABUFS = "org.vfioscope.ui.dmabufs";

    /** Everything that is known of what is selected. */
    public static final String PROPERTIES = "org.vfioscope.ui.properties";

    /** The trace of all devices. */
    public static final String TRACE = "org.vfioscope.ui.trace";

    /**
     * What is at which I/O address of the attached devices. Its rows adapt to {@link org.vfioscope.model.DeviceDescription}
     * and {@link org.vfioscope.model.dma.DmaMapping}.
     */
    public static final String ADDRESS_SPACE = "org.vfioscope.ui.addressSpace";

    /** What keeps VFIO from working on the host and with the selected device. */
    public static final String DOCTOR = "org.vfioscope.ui.doctor";

    /** What is different between two devices or captures. */
    public static final String COMPARE = "org.vfioscope.ui.compare";
    /** All that is wrong just now with the open devices and the host. */
    public static final String PROBLEMS = "org.vfioscope.ui.problems";

    private ViewIds() {}
}
