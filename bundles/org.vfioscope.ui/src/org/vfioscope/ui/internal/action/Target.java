package org.vfioscope.ui.internal.action;

import org.vfioscope.access.ReceivedDmabuf;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.ImportState;

/** What a selected row stands for. */
public sealed interface Target {

    /** No row is selected, several are, or the row stands for nothing that an action could use. */
    record Nothing() implements Target {}

    /**
     * A device.
     *
     * @param device what discovery knew of it
     * @param open whether this window has it open
     */
    record Device(DeviceDescription device, boolean open) implements Target {}

    /**
     * A file of captured devices.
     *
     * @param name the name that stands for all of them, such as {@code capture:/tmp/host.json}
     */
    record CaptureFile(String name) implements Target {}

    /**
     * Two rows that can be compared.
     *
     * @param a a device or a file of captured ones
     * @param b a device or a file of captured ones
     */
    record Pair(Target a, Target b) implements Target {}

    /**
     * A region of an open device.
     *
     * @param device the device
     * @param dmabufSupport whether the device exports dmabufs
     * @param region the region
     */
    record Region(DeviceDescription device, FeatureSupport dmabufSupport, RegionSnapshot region) implements Target {}

    /**
     * A dmabuf of an open device.
     *
     * @param device the device
     * @param dmabuf the dmabuf
     * @param live whether its descriptor is open
     */
    record DmabufOf(DeviceDescription device, Dmabuf dmabuf, boolean live) implements Target {}

    /**
     * A dmabuf of a device that was closed since.
     *
     * @param device the device
     * @param dmabuf the dmabuf, whose descriptor was closed with it
     */
    record PastDmabuf(DeviceDescription device, Dmabuf dmabuf) implements Target {}

    /**
     * A dmabuf that another process sent.
     *
     * @param number what tells it from others that were received
     * @param facts what its descriptor said when it came
     * @param sender the process, in words
     * @param live whether its descriptor is open
     */
    record Received(long number, ReceivedDmabuf.Facts facts, String sender, boolean live) implements Target {}

    /**
     * Something mapped for a device's DMA.
     *
     * @param importer the device whose DMA goes through it
     * @param number its place in the list of the device's address space, from 0
     * @param mapping what is mapped where
     * @param state what is believed of it
     */
    record ImportOf(DeviceDescription importer, int number, DmaMapping mapping, ImportState state) implements Target {}
}
