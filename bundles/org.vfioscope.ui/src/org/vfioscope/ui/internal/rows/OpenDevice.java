package org.vfioscope.ui.internal.rows;

import java.util.List;
import java.util.Optional;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufEvent;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufState;

/**
 * An open device at one moment.
 *
 * @param snapshot what it said of itself
 * @param dmabufs all dmabufs made of it, oldest first
 * @param recording what else it said earlier, where it is replayed from a file
 * @param state how it is reached
 */
public record OpenDevice(
        DeviceSnapshot snapshot, List<MadeDmabuf> dmabufs, Optional<Recording> recording, OpenState state) {

    /**
     * A dmabuf at one moment.
     *
     * @param dmabuf the dmabuf
     * @param name its name, where it was given one here
     * @param history what happened to it, oldest first; the first event is its making
     */
    public record MadeDmabuf(Dmabuf dmabuf, Optional<String> name, List<DmabufEvent> history) {

        /** Keeps an own copy. */
        public MadeDmabuf {
            history = List.copyOf(history);
        }

        /**
         * What is known of a dmabuf now.
         *
         * @param handle the dmabuf
         * @return its state
         */
        public static MadeDmabuf of(DmabufHandle handle) {
            return new MadeDmabuf(handle.dmabuf(), handle.name(), handle.history());
        }

        /** {@return the event since which its state is what it is} */
        public DmabufEvent since() {
            return DmabufEvent.since(history);
        }

        /** {@return what is believed of it} */
        public DmabufState state() {
            return history.getLast().state();
        }

        /** {@return whether its descriptor is open} */
        public boolean isLive() {
            return state().isOpen();
        }

        /** {@return whether it is believed not to reach the device} */
        public boolean isRevoked() {
            return state() == DmabufState.REVOKED || state() == DmabufState.BORN_REVOKED;
        }
    }

    /** Keeps an own copy. */
    public OpenDevice {
        dmabufs = List.copyOf(dmabufs);
    }

    /**
     * A device that is there itself.
     *
     * @param snapshot what it said of itself
     * @param dmabufs all dmabufs made of it, oldest first
     */
    public OpenDevice(DeviceSnapshot snapshot, List<MadeDmabuf> dmabufs) {
        this(snapshot, dmabufs, Optional.empty(), new OpenState(snapshot.via(), Optional.empty()));
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
                session.dmabufs().stream().map(MadeDmabuf::of).toList(),
                session.recording(),
                OpenState.of(session));
    }
}
