package org.vfioscope.report.watch;

import java.util.Optional;
import org.vfioscope.model.host.MemoryAnswer;

/** What tells whether a dmabuf is revoked. The kernel shows that nowhere itself. */
public enum Evidence {
    /** Its device answers at its memory BARs. */
    MEMORY_DECODE_ON("its device decodes memory and is awake", Optional.of(false)),
    /** PCI_COMMAND_MEMORY of its device is clear. */
    MEMORY_DECODE_OFF("memory decode of its device is off", Optional.of(true)),
    /** Its device is in D3hot or deeper. */
    D3HOT("its device is in D3hot", Optional.of(true)),
    /** Its device is runtime suspended. */
    SUSPENDED("its device is runtime suspended", Optional.of(true)),
    /** Its device was open and is not any more: closing revokes for good. */
    DEVICE_CLOSED("no process has a descriptor of its device any more", Optional.of(true)),
    /** Its device is known, but what the host tells of it is not enough. */
    DEVICE_UNREADABLE("the host does not tell whether its device answers", Optional.empty()),
    /** It is not known what it is of. */
    DEVICE_UNKNOWN("it is not known which device it is of", Optional.empty());

    private final String words;
    private final Optional<Boolean> revoked;

    Evidence(String words, Optional<Boolean> revoked) {
        this.words = words;
        this.revoked = revoked;
    }

    static Evidence of(MemoryAnswer answer) {
        return switch (answer) {
            case ANSWERS -> MEMORY_DECODE_ON;
            case DECODE_OFF -> MEMORY_DECODE_OFF;
            case D3HOT -> D3HOT;
            case SUSPENDED -> SUSPENDED;
            case UNKNOWN -> DEVICE_UNREADABLE;
        };
    }

    /** {@return half a sentence for people} */
    public String words() {
        return words;
    }

    /** {@return whether a dmabuf is revoked because of it; empty where it does not tell} */
    public Optional<Boolean> revoked() {
        return revoked;
    }
}
