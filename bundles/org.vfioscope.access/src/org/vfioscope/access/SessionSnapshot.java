package org.vfioscope.access;

import java.util.Optional;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.DeviceSnapshot;

/** A session's device as it was last read, and what follows from that for its dmabufs. Read under the session's lock. */
final class SessionSnapshot {

    private final DeviceSession session;
    private final DeviceIo io;
    private volatile DeviceSnapshot last;

    SessionSnapshot(DeviceSession session, DeviceIo io) {
        this.session = session;
        this.io = io;
    }

    /** What was read last, from any thread; null while nothing was. */
    DeviceSnapshot last() {
        return last;
    }

    /** Reads the whole device; of a recording, the snapshot is what it holds. */
    DeviceSnapshot read() throws VfioException, DeviceException {
        Optional<Recording> recording = io.recording();
        last = recording.isPresent() ? recording.get().snapshot() : reader().read();
        inferStates("Inferred: the device was read anew");
        return last;
    }

    /** Where the config space cannot be read, nothing is inferred from what it was before. */
    void readConfig(String occasion) {
        Optional<DeviceSnapshot> read = last.config().flatMap(before -> reader().withConfigReadAnew(last));
        if (read.isPresent()) {
            last = read.get();
            inferStates(occasion);
        } else if (last.config().isPresent()) {
            String device = session.device().name();
            String text = device + ": its config space cannot be read any more, so the states of its dmabufs are"
                    + " not known: read the device anew";
            session.access().notices().warnOnce(text, Notice.of(Notice.Kind.STALE, device, text));
        }
    }

    /** Traces what QEMU does when it lets go of a device. */
    void traceEnd() {
        if (last != null && io.recording().isEmpty()) {
            reader().traceEnd(last);
        }
    }

    private DeviceReader reader() {
        return new DeviceReader(session.device(), io, session::trace);
    }

    private void inferStates(String occasion) {
        last.config().ifPresent(config -> {
            String cause = config.memorySilence()
                    .map(why -> "%s, and %s".formatted(occasion, why))
                    .orElse(occasion);
            session.dmabufs().forEach(handle -> handle.deviceAnswers(config.answersMemory(), cause));
        });
    }
}
