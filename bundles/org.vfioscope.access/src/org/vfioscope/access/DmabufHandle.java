package org.vfioscope.access;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.dma.DmaSource;

/**
 * A dmabuf that a session made and owns until it is released; afterwards it stays to be looked at. Safe for any thread.
 *
 * <p>The kernel shows nowhere whether a dmabuf is revoked: the state is inferred from the device's command register and
 * power state, whenever the session reads or writes them.
 */
public final class DmabufHandle extends OwnedDmabuf {

    private final DeviceSession session;
    private final DmabufRequest request;
    private final Dmabuf dmabuf;

    DmabufHandle(
            DeviceSession session,
            DmabufDescriptor descriptor,
            DmabufRequest request,
            Dmabuf dmabuf,
            DmabufEvent birth) {
        super(descriptor, Optional.empty(), birth);
        this.session = session;
        this.request = request;
        this.dmabuf = dmabuf;
    }

    /** {@return what the dmabuf is} */
    public Dmabuf dmabuf() {
        return dmabuf;
    }

    /** {@return what was asked of the kernel, so that it can be asked again} */
    public DmabufRequest request() {
        return request;
    }

    /** {@return the session that owns it} */
    public DeviceSession session() {
        return session;
    }

    @Override
    public int fd() {
        return dmabuf.fd();
    }

    @Override
    public long size() {
        return dmabuf.size();
    }

    @Override
    public long inode() {
        return dmabuf.inode();
    }

    @Override
    public String origin() {
        return session.device().name();
    }

    @Override
    public boolean simulated() {
        return dmabuf.simulated();
    }

    @Override
    OptionalInt rangeCount() {
        return OptionalInt.of(dmabuf.ranges().size());
    }

    @Override
    DmaSource part(long start) {
        boolean pci = session.snapshot().info().isPci();
        return new DmaSource.DmabufPart(origin(), pci, dmabuf.region(), dmabuf.inode(), start);
    }

    @Override
    Instant now() {
        return session.now();
    }

    @Override
    void changed() {
        session.changed();
    }

    @Override
    void lost(String cause) {
        session.lost(this, cause);
    }

    /** Releases without telling the listeners: for the session, which holds its lock and tells of its end itself. */
    void releaseWithSession() throws VfioException {
        revoke("Its device was closed");
        releaseWithOwner();
    }
}
