package org.vfioscope.ui.internal.content;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.action.CaptureRules;

/**
 * A region that something is done to, held from the question to the answer, whatever is selected meanwhile.
 *
 * @param session the open device
 * @param region the region when it was taken hold of
 * @param content what the view knows of it
 */
record HeldRegion(DeviceSession session, RegionSnapshot region, RegionContent content) {

    /** Why it cannot be written; empty where that can be tried. */
    Optional<String> writeRefusal() {
        return watchRefusal()
                .or(() -> region.info().flags().contains(RegionFlag.WRITE)
                        ? Optional.empty()
                        : Optional.of(NLS.bind(Messages.Content_notWritable, region.name())));
    }

    /** Why it cannot be watched: what was captured does not change; empty where it may. */
    Optional<String> watchRefusal() {
        return CaptureRules.noDevice(session.device());
    }

    /** Device, region and offset in words. */
    String register(long offset) {
        return NLS.bind(
                Messages.Content_register,
                new Object[] {session.device().name(), region.name(), new ByteSize(offset).hex()});
    }
}
