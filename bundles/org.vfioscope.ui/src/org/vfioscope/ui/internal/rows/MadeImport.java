package org.vfioscope.ui.internal.rows;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.ImportEvent;
import org.vfioscope.access.ImportHandle;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.ui.internal.action.Target;

/**
 * A mapping for DMA at one moment.
 *
 * @param importer the device whose DMA goes through it
 * @param space the address space that it is in
 * @param number its place in the address space's list, from 0
 * @param mapping what is mapped where
 * @param history what happened to it, oldest first; the first event is its making
 * @param sourceKey the key of the Regions view's row of what is mapped; empty where its device is closed, or another process's
 */
public record MadeImport(
        DeviceDescription importer,
        String space,
        int number,
        DmaMapping mapping,
        List<ImportEvent> history,
        Optional<String> sourceKey) {

    /** Keeps an own copy. */
    public MadeImport {
        history = List.copyOf(history);
    }

    /**
     * All that was mapped for a device since it was attached; asks nothing.
     *
     * @param session an open device
     * @return its mappings, what was unmapped included, oldest first
     */
    public static List<MadeImport> of(DeviceSession session) {
        return session.addressSpace().map(MadeImport::of).orElse(List.of());
    }

    private static List<MadeImport> of(AddressSpace space) {
        List<ImportHandle> all = space.imports();
        return IntStream.range(0, all.size())
                .mapToObj(number -> new MadeImport(
                        space.session().device(),
                        space.label(),
                        number,
                        all.get(number).mapping(),
                        all.get(number).history(),
                        sourceKey(all.get(number))))
                .toList();
    }

    private static Optional<String> sourceKey(ImportHandle handle) {
        DmaMapping mapping = handle.mapping();
        if (mapping.source() instanceof DmaSource.RegionPart part) {
            return Optional.of(RegionRows.regionKey(part.device(), part.region()));
        }
        return handle.dmabuf()
                .filter(DmabufHandle.class::isInstance)
                .map(DmabufHandle.class::cast)
                // the device may have been closed and opened again, and its dmabufs are other ones then
                .filter(made -> made.session().isOpen())
                .map(made -> DmabufRows.key(
                        made.session().device().name(),
                        made.dmabuf().region(),
                        made.session().dmabufs().indexOf(made)));
    }

    /** {@return the last thing that happened to it} */
    public ImportEvent last() {
        return history.getLast();
    }

    /** {@return what is believed of it} */
    public ImportState state() {
        return last().state();
    }

    /** {@return what an action on it would use} */
    public Target target() {
        return new Target.ImportOf(importer, number, mapping, state());
    }
}
