package org.vfioscope.ui.internal.rows;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.action.Target;

/**
 * The rows of the Address Space view: attached device, and what is at which of its addresses. Columns: addresses, size,
 * state, access, content.
 */
public final class AddressSpaceRows {

    private static final long PEBIBYTE = 1L << 50;

    private final AttachedDevice attached;
    private final ImportCells cells;

    private AddressSpaceRows(AttachedDevice attached, ZoneId zone) {
        this.attached = attached;
        this.cells = new ImportCells(zone);
    }

    /**
     * Builds the tree.
     *
     * @param devices the attached devices, in the order to be shown
     * @param zone the zone that times are shown in
     * @return one row a device
     */
    public static List<TreeRow> of(List<AttachedDevice> devices, ZoneId zone) {
        return devices.stream()
                .map(device -> new AddressSpaceRows(device, zone).device())
                .toList();
    }

    /**
     * The key of a device's row.
     *
     * @param device the device's name
     * @return the key
     */
    public static String deviceKey(String device) {
        return "space/" + device;
    }

    /**
     * The key of a mapping's row.
     *
     * @param importer the name of the device whose DMA goes through it
     * @param number its place in the address space's list, from 0
     * @return the key
     */
    public static String importKey(String importer, int number) {
        return deviceKey(importer) + "/import/" + number;
    }

    private TreeRow device() {
        List<MadeImport> mapped = attached.imports().stream()
                .filter(made -> made.state().holdsAddresses())
                .sorted((a, b) ->
                        Long.compareUnsigned(a.mapping().iova(), b.mapping().iova()))
                .toList();
        List<IovaPart> parts = IovaLayout.of(
                attached.ranges(), mapped.stream().map(MadeImport::mapping).toList());
        List<TreeRow> children = new ArrayList<>();
        if (attached.ranges().isEmpty()) {
            children.add(TreeRow.note(
                    deviceKey(attached.device().name()) + "/unknown",
                    Icon.NOTE,
                    List.of(DmaMessages.Space_rangesUnknown, "", "", "", ""),
                    DmaMessages.Space_rangesUnknownHint));
        }
        parts.forEach(part ->
                children.add(part.kind() == IovaPart.Kind.MAPPED ? mapping(mapped.get(part.mapping())) : gap(part)));
        String name = TreeRow.marked(attached.device().name(), attached.device().simulated());
        return new TreeRow(
                deviceKey(attached.device().name()),
                List.of(name + "  " + attached.space(), "", summary(mapped), "", ShortTitle.of(attached.device())),
                NLS.bind(DmaMessages.Space_deviceHint, new Object[] {name, attached.space(), ranges()}),
                Icon.of(attached.device()),
                false,
                new Target.Device(attached.device(), true),
                children);
    }

    private String ranges() {
        return attached.ranges().isEmpty()
                ? DmaMessages.Space_rangesUnknown
                : attached.ranges().stream()
                        .map(range -> ImportCells.addresses(range.first(), range.last()))
                        .collect(Collectors.joining(", "));
    }

    private static String summary(List<MadeImport> mapped) {
        long lost =
                mapped.stream().filter(made -> made.state() == ImportState.LOST).count();
        String live = Long.toString(mapped.size() - lost);
        return lost == 0
                ? NLS.bind(DmaMessages.Space_mapped, live)
                : NLS.bind(DmaMessages.Space_lost, live, Long.toString(lost));
    }

    private TreeRow mapping(MadeImport made) {
        return new TreeRow(
                importKey(made.importer().name(), made.number()),
                List.of(
                        ImportCells.addresses(
                                made.mapping().iova(), made.mapping().last()),
                        new ByteSize(made.mapping().length()).toString(),
                        cells.shortState(made),
                        made.mapping().access().label(),
                        ImportCells.source(made.mapping().source())),
                cells.tooltip(made),
                Icon.IMPORT,
                ImportCells.badge(made),
                false,
                made.target(),
                List.of());
    }

    /** Of what lies beyond all that is mapped, the number of GiB says nothing, and takes the room of what is mapped. */
    private static String size(long length) {
        ByteSize size = new ByteSize(length);
        // all of 64 bits has a length of 65
        return length == 0 ? "" : Long.compareUnsigned(length, PEBIBYTE) < 0 ? size.toString() : size.hex();
    }

    private TreeRow gap(IovaPart part) {
        boolean free = part.kind() == IovaPart.Kind.FREE;
        String addresses = ImportCells.addresses(part.first(), part.last());
        return new TreeRow(
                deviceKey(attached.device().name()) + (free ? "/free/" : "/reserved/") + Long.toHexString(part.first()),
                List.of(
                        addresses,
                        size(part.length()),
                        free ? DmaMessages.Space_free : DmaMessages.Space_reserved,
                        "",
                        free ? "" : DmaMessages.Space_reservedState),
                addresses + "\n" + (free ? DmaMessages.Space_freeHint : DmaMessages.Space_reservedHint),
                free ? Icon.GAP : Icon.HOLE,
                !free,
                new Target.Nothing(),
                List.of());
    }
}
