package org.vfioscope.report.watch;

import java.util.Optional;
import org.vfioscope.model.DmabufState;

/**
 * What is believed of a dmabuf of any process, and why.
 *
 * @param state its state; empty where nothing tells it. {@link DmabufState#RELEASED} alone is certain, all others are inferred
 * @param evidence what tells it; of a released one, what told its state before
 */
public record DmabufBelief(Optional<DmabufState> state, Evidence evidence) {

    static DmabufBelief first(Evidence evidence) {
        return new DmabufBelief(
                evidence.revoked().map(revoked -> revoked ? DmabufState.REVOKED : DmabufState.LIVE), evidence);
    }

    /** What is believed next; evidence that tells nothing leaves the belief as it is. */
    DmabufBelief next(Evidence now) {
        if (now.revoked().isEmpty()) {
            return this;
        }
        if (now.revoked().get()) {
            return new DmabufBelief(Optional.of(DmabufState.REVOKED), now);
        }
        boolean wasRevoked = state.filter(before -> before == DmabufState.REVOKED || before == DmabufState.RESTORED)
                .isPresent();
        return new DmabufBelief(Optional.of(wasRevoked ? DmabufState.RESTORED : DmabufState.LIVE), now);
    }

    DmabufBelief released() {
        return new DmabufBelief(Optional.of(DmabufState.RELEASED), evidence);
    }
}
