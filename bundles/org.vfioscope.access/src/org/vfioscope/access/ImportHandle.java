package org.vfioscope.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.ImportState;

/**
 * Something mapped for a device's DMA, owned by its address space until it is unmapped; afterwards it stays to be looked
 * at. Safe for any thread.
 *
 * <p>iommufd never restores a mapping whose dmabuf was revoked: it is lost, takes up its addresses all the same, and is to be
 * mapped again.
 */
public final class ImportHandle {

    private final AddressSpace space;
    private final ImportSource source;
    private final DmaMapping mapping;
    private final List<ImportEvent> history = new CopyOnWriteArrayList<>();

    ImportHandle(AddressSpace space, ImportSource source, DmaMapping mapping) {
        this.space = space;
        this.source = source;
        this.mapping = mapping;
        note(ImportState.MAPPED, "The kernel mapped it");
    }

    /** {@return what is mapped where} */
    public DmaMapping mapping() {
        return mapping;
    }

    /** {@return the address space it is mapped in} */
    public AddressSpace space() {
        return space;
    }

    /** {@return the dmabuf it leads to; empty where a region's mapping was mapped, as type1 does} */
    public Optional<OwnedDmabuf> dmabuf() {
        return source instanceof ImportSource.OfDmabuf of ? Optional.of(of.dmabuf()) : Optional.empty();
    }

    /** {@return what happened to it, oldest first; the first event is its making} */
    public List<ImportEvent> history() {
        return List.copyOf(history);
    }

    /** {@return what is believed of it} */
    public ImportState state() {
        return history.getLast().state();
    }

    /**
     * Unmaps it; the second time, nothing happens. Blocks.
     *
     * @throws VfioException if the kernel refuses
     */
    public void unmap() throws VfioException {
        space.unmap(this);
    }

    /**
     * Unmaps it and maps the same at the same address again, which brings a lost mapping back. Blocks.
     *
     * @throws VfioException if the kernel refuses; ENODEV while the dmabuf is still revoked: it is unmapped then
     * @throws DeviceException if it was unmapped, or its device is closed
     */
    public void mapAgain() throws VfioException, DeviceException {
        space.mapAgain(this);
    }

    ImportSource source() {
        return source;
    }

    /** Takes note that what it leads to was revoked; returns whether that is news. */
    boolean lose(String cause) {
        synchronized (history) {
            if (state() != ImportState.MAPPED) {
                return false;
            }
            note(ImportState.LOST, cause);
            return true;
        }
    }

    void note(ImportState state, String cause) {
        synchronized (history) {
            Instant now = space.session().now();
            history.add(new ImportEvent(now, state, cause));
        }
    }
}
