package org.vfioscope.access;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.host.PeerProcess;

/**
 * A dmabuf that another process sent. Which device and ranges it is of, and what happens to that device, only the process
 * knows that has it open: whether it is revoked shows when it is imported, or that is tried. Safe for any thread.
 */
public final class ReceivedDmabuf extends OwnedDmabuf {

    private final ReceivedDmabufs owner;
    private final long number;
    private final Facts facts;
    private final Optional<PeerProcess> sender;

    /**
     * What the descriptor said when it came.
     *
     * @param fd its number in this process
     * @param size the dmabuf's size in bytes, unsigned
     * @param inode the dmabuf's inode, the same as in the process that sent it
     * @param exporter the exporter's name from fdinfo, such as {@code vfio_pci_core}
     */
    public record Facts(int fd, long size, long inode, String exporter) {

        static Facts of(DmabufDescriptor descriptor) throws VfioException {
            return new Facts(descriptor.fd(), descriptor.size(), descriptor.inode(), descriptor.exporter());
        }
    }

    ReceivedDmabuf(
            ReceivedDmabufs owner,
            long number,
            DmabufDescriptor descriptor,
            Optional<PeerProcess> sender,
            DmabufEvent birth)
            throws VfioException {
        super(descriptor, descriptor.name(), birth);
        this.owner = owner;
        this.number = number;
        this.facts = Facts.of(descriptor);
        this.sender = sender;
    }

    /** {@return what tells it from all others that came during this run, from 0} */
    public long number() {
        return number;
    }

    /** {@return the process that sent it; empty where the kernel did not tell} */
    public Optional<PeerProcess> sender() {
        return sender;
    }

    /** {@return what its descriptor said when it came} */
    public Facts facts() {
        return facts;
    }

    @Override
    public int fd() {
        return facts.fd();
    }

    @Override
    public long size() {
        return facts.size();
    }

    @Override
    public long inode() {
        return facts.inode();
    }

    @Override
    public String origin() {
        return sender.map(PeerProcess::label).orElse("another process");
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    OptionalInt rangeCount() {
        return OptionalInt.empty();
    }

    @Override
    DmaSource part(long start) {
        return new DmaSource.ReceivedPart(origin(), facts.inode(), start);
    }

    @Override
    Instant now() {
        return owner.now();
    }

    @Override
    void changed() {
        owner.changed();
    }

    @Override
    void lost(String cause) {
        owner.lost(this, cause);
    }
}
