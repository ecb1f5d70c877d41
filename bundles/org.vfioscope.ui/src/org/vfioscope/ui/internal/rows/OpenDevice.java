package org.vfioscope.ui.internal.rows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.Dmabuf;

/**
 * An open device at one moment.
 *
 * @param snapshot what it said of itself
 * @param dmabufs all dmabufs made of it, oldest first
 */
public record OpenDevice(DeviceSnapshot snapshot, List<MadeDmabuf> dmabufs) {

    /**
     * A dmabuf at one moment.
     *
     * @param dmabuf the dmabuf
     * @param created when it was made
     * @param released when it was released; empty while its descriptor is open
     */
    public record MadeDmabuf(Dmabuf dmabuf, Instant created, Optional<Instant> released) {

        private static MadeDmabuf of(DmabufHandle handle) {
            return new MadeDmabuf(handle.dmabuf(), handle.created(), handle.released());
        }
    }

    /** Keeps an own copy. */
    public OpenDevice {
        dmabufs = List.copyOf(dmabufs);
    }

    /**
     * What a session knows now; asks the device for nothing.
     *
     * @param session an open device
     * @return its state
     */
    public static OpenDevice of(DeviceSession session) {
        return new OpenDevice(
                session.snapshot(),
                session.dmabufs().stream().map(MadeDmabuf::of).toList());
    }
}
