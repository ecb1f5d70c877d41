package org.vfioscope.access;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.rules.Forecast;
import org.vfioscope.model.rules.ImportFacts;
import org.vfioscope.model.rules.ImportForecaster;

/**
 * The I/O virtual addresses of a device's DMA, and what is mapped there: an IOAS of iommufd, or the type1 container of the
 * device's group. Owned by the device's session. Safe for any thread; the methods that ask the kernel block.
 */
public final class AddressSpace {

    /** What the kernel makes of an import where it does not refuse. */
    private static final String MADE = "a mapping";

    private final DeviceSession session;
    private final AddressSpaceIo io;
    private final List<IovaRange> ranges;
    private final List<ImportHandle> imports = new CopyOnWriteArrayList<>();

    AddressSpace(DeviceSession session, AddressSpaceIo io) throws VfioException {
        this.session = session;
        this.io = io;
        this.ranges = List.copyOf(io.iovaRanges());
    }

    /** {@return the session of the device whose DMA goes through it} */
    public DeviceSession session() {
        return session;
    }

    /** {@return what it is, such as {@code IOAS 2} or {@code type1 container of group 8}} */
    public String label() {
        return io.label();
    }

    /** {@return whether dmabufs can be mapped here, as with iommufd; else regions can, as with type1} */
    public boolean takesDmabufs() {
        return io.takesDmabufs();
    }

    /** {@return the addresses that may be mapped, in ascending order; none where the kernel does not tell} */
    public List<IovaRange> iovaRanges() {
        return ranges;
    }

    /** {@return all that was mapped, what was unmapped included, oldest first} */
    public List<ImportHandle> imports() {
        return List.copyOf(imports);
    }

    /** {@return what takes up addresses, in the order of the addresses} */
    public List<DmaMapping> map() {
        return imports.stream()
                .filter(handle -> handle.state().holdsAddresses())
                .map(ImportHandle::mapping)
                .sorted((a, b) -> Long.compareUnsigned(a.iova(), b.iova()))
                .toList();
    }

    /**
     * Works out what the kernel will answer to the import of a dmabuf. Asks nothing.
     *
     * @param dmabuf the dmabuf
     * @param request which part of it, where, and for what
     * @return the expected answer
     */
    public Forecast forecast(OwnedDmabuf dmabuf, ImportRequest request) {
        return forecast(dmabuf, request, takesDmabufs(), ranges, taken(), session);
    }

    /**
     * Works out what the kernel will answer to the import of a dmabuf for the DMA of a device, which need not be attached yet:
     * where it is not, nothing is known of reserved addresses. Asks nothing.
     *
     * @param importer the open device
     * @param dmabuf the dmabuf, of this device or of another one
     * @param request which part of it, where, and for what
     * @return the expected answer
     */
    public static Forecast forecast(DeviceSession importer, OwnedDmabuf dmabuf, ImportRequest request) {
        return importer.addressSpace()
                .map(space -> space.forecast(dmabuf, request))
                .orElseGet(() -> forecast(dmabuf, request, willTakeDmabufs(importer), List.of(), List.of(), importer));
    }

    /**
     * Whether the address space that a device has, or will have once it is attached, takes dmabufs.
     *
     * @param importer the open device
     * @return true with iommufd, false with type1
     */
    public static boolean willTakeDmabufs(DeviceSession importer) {
        return importer.addressSpace()
                .map(AddressSpace::takesDmabufs)
                .orElseGet(() -> importer.snapshot().via().startsWith(OpenWay.IOMMUFD.label()));
    }

    private static Forecast forecast(
            OwnedDmabuf dmabuf,
            ImportRequest request,
            boolean takesDmabufs,
            List<IovaRange> usable,
            List<DmaMapping> taken,
            DeviceSession importer) {
        return ImportForecaster.forecast(
                request,
                new ImportFacts(
                        takesDmabufs,
                        dmabuf.state(),
                        // where only the process that made it knows, nothing is foretold of its ranges
                        dmabuf.rangeCount().orElse(1),
                        dmabuf.size(),
                        usable,
                        taken,
                        importer.snapshot().pageSize()));
    }

    /**
     * Maps a part of a dmabuf (IOMMU_IOAS_MAP_FILE). Blocks. The kernel is asked whatever the forecast says; where its answer
     * is another, a warning and a trace event say so.
     *
     * @param dmabuf the dmabuf, of this device or of another one
     * @param request which part of it, where, and for what
     * @return the mapping, owned by this address space until it is unmapped
     * @throws VfioException if the kernel refuses
     * @throws DeviceException if the device is closed or detached
     */
    public ImportHandle importDmabuf(OwnedDmabuf dmabuf, ImportRequest request) throws VfioException, DeviceException {
        ImportHandle handle = session.locked(() -> {
            requireAttached();
            Forecast forecast = forecast(dmabuf, request);
            int before = dmabuf.history().size();
            long iova;
            try {
                iova = dmabuf.mapInto(io, request);
            } catch (VfioException e) {
                throw isKnown(dmabuf) ? comparison().explain(asked(dmabuf), forecast, e, MADE) : e;
            }
            if (isKnown(dmabuf)) {
                comparison().compare(asked(dmabuf), forecast, Optional.empty(), MADE);
            }
            ImportHandle added = add(new ImportSource.OfDmabuf(dmabuf), iova, request, dmabuf.part(request.start()));
            // whoever revoked it meanwhile, in its own device's session, did not find this import
            dmabuf.revocationSince(before).ifPresent(revocation -> added.lose(revocation.cause()));
            return added;
        });
        session.changed();
        return handle;
    }

    /**
     * Maps a part of a region by its mmap (VFIO_IOMMU_MAP_DMA). Blocks. Nothing chooses an address here, so without one the
     * first free one of the length is taken.
     *
     * @param owner the open device whose region it is: this one or another one
     * @param region the region's index
     * @param request which part of it, where, and for what
     * @return the mapping, owned by this address space until it is unmapped
     * @throws VfioException if the kernel refuses; EFAULT with iommufd, which takes only dmabufs of BARs
     * @throws DeviceException if a device is closed or detached, there is no such region, or no free addresses are left
     */
    public ImportHandle importRegion(DeviceSession owner, int region, ImportRequest request)
            throws VfioException, DeviceException {
        // the owner's lock is not taken under this one's: two devices may import each other's regions at once
        RegionMapping memory = owner.mapForDma(region, new MmapRange(request.start(), request.length()));
        ImportHandle handle;
        try {
            handle = session.locked(() -> {
                requireAttached();
                long iova = request.iova().isPresent() ? request.iova().getAsLong() : freeAddress(request.length());
                io.mapRegion(memory, iova, request.access());
                boolean pci = owner.snapshot().info().isPci();
                DmaSource source = new DmaSource.RegionPart(owner.device().name(), pci, region, request.start());
                return add(new ImportSource.OfRegion(memory), iova, request, source);
            });
        } catch (VfioException | DeviceException | RuntimeException e) {
            Closing.after(e, memory);
            throw e;
        }
        if (!owner.isOpen()) {
            // it was closed meanwhile, and the mapping would keep the kernel's device open
            handle.unmap();
            throw new DeviceException(owner.device().name() + " was closed while its region was mapped");
        }
        session.changed();
        return handle;
    }

    /**
     * Detaches the device; whatever is mapped is unmapped, and an IOAS is destroyed. The second time, nothing happens.
     * Blocks.
     *
     * @throws VfioException the first error that the kernel answered with; everything is given back all the same
     */
    public void detach() throws VfioException {
        session.detach(this);
    }

    /** Gives everything back, while the session is locked. */
    void closeWithSession() throws VfioException {
        Closing closing = new Closing();
        for (ImportHandle handle : imports) {
            if (handle.state().holdsAddresses()) {
                // whatever the kernel answers, the mapping goes with its address space
                closing.run(() -> tellKernel(handle));
                closing.run(() -> forget(handle, "The address space was closed"));
            }
        }
        closing.run(io::close);
        closing.finish();
    }

    void unmap(ImportHandle handle) throws VfioException {
        try {
            session.locked(() -> {
                if (handle.state().holdsAddresses()) {
                    tellKernel(handle);
                    forget(handle, "It was unmapped here");
                }
                return null;
            });
        } catch (DeviceException e) {
            throw new IllegalStateException("unmapping asks for no device", e);
        }
        session.changed();
    }

    void mapAgain(ImportHandle handle) throws VfioException, DeviceException {
        try {
            session.locked(() -> {
                requireAttached();
                if (!handle.state().holdsAddresses()) {
                    throw new DeviceException("the mapping at 0x%x was unmapped: import it anew"
                            .formatted(handle.mapping().iova()));
                }
                DmaMapping mapping = handle.mapping();
                io.unmap(mapping.iova(), mapping.length());
                handle.note(ImportState.UNMAPPED, "It was unmapped to be mapped again");
                try {
                    map(handle);
                } catch (VfioException | RuntimeException e) {
                    // nobody can map it a third time: what it led to would be kept for nothing
                    Closing.after(e, () -> letGo(handle));
                    throw e;
                }
                handle.note(ImportState.MAPPED, "It was mapped again");
                return null;
            });
        } finally {
            session.changed();
        }
    }

    private void map(ImportHandle handle) throws VfioException {
        DmaMapping mapping = handle.mapping();
        switch (handle.source()) {
            case ImportSource.OfDmabuf of -> {
                long start = mapping.source().start();
                of.dmabuf()
                        .mapInto(
                                io,
                                new ImportRequest(
                                        start, mapping.length(), OptionalLong.of(mapping.iova()), mapping.access()));
            }
            case ImportSource.OfRegion of -> io.mapRegion(of.memory(), mapping.iova(), mapping.access());
        }
    }

    private ImportHandle add(ImportSource source, long iova, ImportRequest request, DmaSource shown) {
        ImportHandle handle =
                new ImportHandle(this, source, new DmaMapping(iova, request.length(), request.access(), shown));
        imports.add(handle);
        return handle;
    }

    private void tellKernel(ImportHandle handle) throws VfioException {
        io.unmap(handle.mapping().iova(), handle.mapping().length());
    }

    private static void forget(ImportHandle handle, String cause) throws VfioException {
        handle.note(ImportState.UNMAPPED, cause);
        letGo(handle);
    }

    /** Unmaps a region from this process, which would keep its device open. */
    private static void letGo(ImportHandle handle) throws VfioException {
        if (handle.source() instanceof ImportSource.OfRegion of) {
            of.memory().close();
        }
    }

    private void requireAttached() throws DeviceException {
        if (!session.addressSpace().filter(space -> space == this).isPresent()) {
            throw new DeviceException("%s is detached from %s: attach it anew"
                    .formatted(session.device().name(), label()));
        }
    }

    /** The lowest free address of a length, above 0, since a device's 0 is more often a mistake than a wish. */
    private long freeAddress(long length) throws DeviceException {
        return FreeAddress.find(ranges, taken(), length, session.snapshot().pageSize())
                .orElseThrow(() -> new DeviceException(
                        ranges.isEmpty()
                                ? "the kernel does not tell which addresses %s has: choose one".formatted(label())
                                : "no 0x%x free bytes in a row are left in %s: unmap something, or map less"
                                        .formatted(length, label())));
    }

    /** What takes up addresses, for other devices as well: those of one group share an IOAS, or a container. */
    private List<DmaMapping> taken() {
        return session.access()
                .sharers(session, label())
                .flatMap(space -> space.map().stream())
                .sorted((a, b) -> Long.compareUnsigned(a.iova(), b.iova()))
                .toList();
    }

    private ForecastComparison comparison() {
        return new ForecastComparison(session.access(), session.device());
    }

    /** Of a dmabuf that another process made too little is known to be surprised by an answer. */
    private static boolean isKnown(OwnedDmabuf dmabuf) {
        return dmabuf.rangeCount().isPresent();
    }

    private static String asked(OwnedDmabuf dmabuf) {
        return "import of dmabuf " + dmabuf.inode();
    }
}
