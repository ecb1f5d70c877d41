package org.vfioscope.ui.internal.properties;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.Capability;
import org.vfioscope.model.CaptureOrigin;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.Flag;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionIoFd;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.CapturedFile;
import org.vfioscope.ui.internal.rows.DeviceRows;
import org.vfioscope.ui.internal.rows.ImportCells;
import org.vfioscope.ui.internal.rows.ShortTitle;

/** Gathers what is known of something that is selected. */
final class Facts {

    private final List<Fact> facts = new ArrayList<>();
    private String group = "";

    private Facts() {}

    static List<Fact> of(Target target) {
        Facts gathered = new Facts();
        switch (target) {
            case Target.Nothing nothing -> {
                // a heading, or several rows
            }
            case Target.Pair pair -> {
                // several rows
            }
            case Target.CaptureFile file -> {
                gathered.group = ReportMessages.Capture_group;
                gathered.add(ReportMessages.Capture_file, file.name());
            }
            case Target.Device device -> gathered.device(device.device());
            case Target.Region region -> {
                gathered.region(region.region());
                gathered.device(region.device());
            }
            case Target.DmabufOf dmabuf -> {
                gathered.dmabuf(dmabuf.dmabuf(), dmabuf.live());
                gathered.device(dmabuf.device());
            }
            case Target.PastDmabuf past -> {
                gathered.dmabuf(past.dmabuf(), false);
                gathered.device(past.device());
            }
            case Target.Received received -> gathered.received(received);
            case Target.ImportOf made -> {
                gathered.mapping(made.mapping(), made.state());
                gathered.device(made.importer());
            }
        }
        return List.copyOf(gathered.facts);
    }

    private void device(DeviceDescription device) {
        group = Messages.Properties_device;
        add(Messages.Properties_name, device.name());
        add(Messages.Properties_title, ShortTitle.of(device));
        device.pci().ifPresent(this::identity);
        add(Messages.Properties_driver, DeviceRows.driver(device));
        device.iommuGroup().ifPresent(number -> add(Messages.Properties_group, Integer.toString(number)));
        add(Messages.Properties_simulated, device.simulated() ? Messages.Properties_yes : Messages.Properties_no);
        device.obstacle().ifPresent(obstacle -> add(Messages.Properties_obstacle, obstacle));
        device.bars()
                .forEach(bar ->
                        add(NLS.bind(Messages.Properties_bar, PciIndex.regionName(true, bar.index())), place(bar)));
        device.capture().ifPresent(origin -> capture(device, origin));
    }

    private void capture(DeviceDescription device, CaptureOrigin origin) {
        group = ReportMessages.Capture_group;
        add(ReportMessages.Capture_file, CapturedFile.of(device).orElseThrow());
        add(ReportMessages.Capture_origin, origin.name());
        origin.notCaptured().stream()
                .sorted()
                .forEach(part -> add(part.label(), ReportMessages.Capture_columnNotCaptured));
    }

    private void mapping(DmaMapping mapping, ImportState state) {
        group = DmaMessages.Properties_import;
        add(DmaMessages.Space_columnAddresses, "0x%x - 0x%x".formatted(mapping.iova(), mapping.last()));
        add(Messages.Regions_columnSize, new ByteSize(mapping.length()).toString());
        add(DmaMessages.Space_columnAccess, mapping.access().label());
        add(DmaMessages.Properties_source, source(mapping.source()));
        add(Messages.Regions_columnState, state.label());
    }

    private static String source(DmaSource source) {
        return source instanceof DmaSource.OfRegion of
                ? NLS.bind(DmaMessages.Imports_region, of.device(), of.regionName())
                : ImportCells.source(source);
    }

    private void received(Target.Received received) {
        group = Messages.Handles_columnDmabuf;
        add(DmaMessages.Receive_sender, received.sender());
        add(Messages.Properties_descriptor, Integer.toString(received.facts().fd()));
        add(Messages.Properties_open, received.live() ? Messages.Properties_yes : Messages.Properties_no);
        add(Messages.Regions_columnSize, new ByteSize(received.facts().size()).toString());
        add(Messages.Properties_inode, Long.toUnsignedString(received.facts().inode()));
        add(Messages.Properties_exporter, received.facts().exporter());
    }

    private void identity(PciIdentity pci) {
        add(Messages.Properties_vendor, pci.vendorName());
        add(Messages.Properties_class, "%s [%06x]".formatted(pci.className(), pci.classCode()));
        add(Messages.Properties_ids, pci.ids());
        add(Messages.Properties_subsystem, "%04x:%04x".formatted(pci.subsystemVendorId(), pci.subsystemId()));
        add(Messages.Properties_revision, "%02x".formatted(pci.revision()));
    }

    private static String place(PciBar bar) {
        return new ByteSize(bar.start()).hex() + "  " + new ByteSize(bar.size()) + "  " + bar.kind();
    }

    private void region(RegionSnapshot region) {
        group = Messages.Properties_region;
        add(Messages.Properties_name, region.name());
        add(Messages.Properties_index, Integer.toString(region.index()));
        add(Messages.Regions_columnSize, new ByteSize(region.info().size()).toString());
        add(Messages.Properties_offset, new ByteSize(region.info().offset()).hex());
        region.info().flags().stream()
                .sorted()
                .forEach(flag -> add(NLS.bind(Messages.Properties_flag, flag.name()), ((Flag) flag).meaning()));
        region.info().capabilities().stream()
                .map(Capability::label)
                .forEach(label -> add(Messages.Properties_capability, label));
        region.ioFds().stream().map(RegionIoFd::meaning).forEach(part -> add(Messages.Properties_ioDescriptor, part));
        region.bar().map(PciBar::kind).ifPresent(kind -> add(Messages.Properties_kind, kind));
        region.plan().noRange().ifPresent(reason -> add(Messages.Ranges_none, reason.text()));
    }

    private void dmabuf(Dmabuf dmabuf, boolean live) {
        group = Messages.Handles_columnDmabuf;
        add(Messages.Properties_descriptor, Integer.toString(dmabuf.fd()));
        add(Messages.Properties_open, live ? Messages.Properties_yes : Messages.Properties_no);
        add(Messages.Regions_columnSize, new ByteSize(dmabuf.size()).toString());
        add(Messages.Properties_inode, Long.toUnsignedString(dmabuf.inode()));
        add(Messages.Properties_exporter, dmabuf.exporter());
        for (int i = 0; i < dmabuf.ranges().size(); i++) {
            DmabufRange range = dmabuf.ranges().get(i);
            add(
                    NLS.bind(Messages.Dmabufs_rangeName, Integer.toString(i)),
                    NLS.bind(Messages.Properties_range, new Object[] {
                        new ByteSize(range.regionOffset()).hex(),
                        new ByteSize(range.length()),
                        new ByteSize(range.dmabufOffset()).hex()
                    }));
        }
    }

    private void add(String name, String value) {
        facts.add(new Fact(group, name, value));
    }
}
