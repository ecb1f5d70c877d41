package org.vfioscope.access;

import org.vfioscope.access.spi.RegionMapping;

/** What was given to the kernel to be mapped. */
sealed interface ImportSource {

    /** A part of a dmabuf. */
    record OfDmabuf(OwnedDmabuf dmabuf) implements ImportSource {}

    /** A region's mapping, which is kept until it is unmapped. */
    record OfRegion(RegionMapping memory) implements ImportSource {}
}
