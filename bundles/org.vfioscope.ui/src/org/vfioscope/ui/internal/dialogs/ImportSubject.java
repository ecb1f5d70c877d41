package org.vfioscope.ui.internal.dialogs;

import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.OwnedDmabuf;
import org.vfioscope.model.RegionSnapshot;

/** What is to be imported. */
public sealed interface ImportSubject {

    /**
     * A part of a dmabuf.
     *
     * @param dmabuf the dmabuf
     */
    record OfDmabuf(OwnedDmabuf dmabuf) implements ImportSubject {}

    /**
     * A part of a region's mmap, as type1 takes it.
     *
     * @param owner the device
     * @param region its region
     */
    record OfRegion(DeviceSession owner, RegionSnapshot region) implements ImportSubject {}
}
