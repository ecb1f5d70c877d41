package org.vfioscope.ui.internal.rows;

import java.util.List;
import java.util.Optional;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.dma.IovaRange;

/**
 * A device with an address space, at one moment.
 *
 * @param device the device
 * @param space what the address space is, such as {@code IOAS 2}
 * @param ranges the addresses that may be mapped, ascending; none where the kernel does not tell
 * @param imports what was mapped, what was unmapped included, oldest first
 */
public record AttachedDevice(DeviceDescription device, String space, List<IovaRange> ranges, List<MadeImport> imports) {

    /** Keeps own copies. */
    public AttachedDevice {
        ranges = List.copyOf(ranges);
        imports = List.copyOf(imports);
    }

    /**
     * What a session knows now; asks nothing.
     *
     * @param session an open device
     * @return the device, or empty where it is not attached
     */
    public static Optional<AttachedDevice> of(DeviceSession session) {
        return session.addressSpace()
                .map(space -> new AttachedDevice(
                        session.device(), space.label(), space.iovaRanges(), MadeImport.of(session)));
    }
}
