package org.vfioscope.model.host;

import java.util.List;
import java.util.stream.Collectors;
import org.vfioscope.model.PciIndex;

/** The device and region that a dmabuf was made of, as far as it can be known. The kernel does not tell. */
public sealed interface DmabufOrigin {

    /** {@return the origin in words, with how certain it is} */
    String words();

    /**
     * A region of a device.
     *
     * @param device the device's name
     * @param region the region index
     */
    record Place(String device, int region) {

        /** {@return such as {@code 0000:03:00.0 BAR 2}} */
        public String words() {
            return device + " " + PciIndex.regionName(true, region);
        }
    }

    /**
     * Certain: this application made the dmabuf, its inode says so.
     *
     * @param place what it is of
     */
    record Own(Place place) implements DmabufOrigin {

        @Override
        public String words() {
            return place.words() + " (certain: made here)";
        }
    }

    /**
     * Inferred: of the devices that the dmabuf's holders have open, one BAR alone is of the dmabuf's size.
     *
     * @param place what it is of
     */
    record Inferred(Place place) implements DmabufOrigin {

        @Override
        public String words() {
            return place.words() + " (inferred: the only BAR of this size among its holders' open devices)";
        }
    }

    /**
     * Not decided: several BARs of the devices that the dmabuf's holders have open are of the dmabuf's size.
     *
     * @param places what it may be of, at least two
     */
    record OneOf(List<Place> places) implements DmabufOrigin {

        /** Keeps an own copy. */
        public OneOf {
            places = List.copyOf(places);
        }

        @Override
        public String words() {
            return places.stream().map(Place::words).collect(Collectors.joining(" or ")) + " (of the same size)";
        }
    }

    /**
     * Nothing fits.
     *
     * @param reason why, in words
     */
    record Unknown(String reason) implements DmabufOrigin {

        @Override
        public String words() {
            return "unknown: " + reason;
        }
    }
}
