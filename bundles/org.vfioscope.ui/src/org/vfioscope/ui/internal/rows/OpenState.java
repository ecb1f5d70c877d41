package org.vfioscope.ui.internal.rows;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.ui.internal.Messages;

/**
 * How an open device is reached, if it still is.
 *
 * @param via how it was opened
 * @param loss why it cannot be asked any more, with the remedy; empty while it can
 */
public record OpenState(String via, Optional<String> loss) {

    /**
     * What a session knows now; asks the device for nothing.
     *
     * @param session an open device
     * @return its state
     */
    public static OpenState of(DeviceSession session) {
        return new OpenState(session.snapshot().via(), session.loss().map(VfioException::explained));
    }

    /** In a cell. */
    String text() {
        return NLS.bind(loss.isPresent() ? Messages.Devices_lost : Messages.Devices_open, via);
    }

    /** In a tooltip. */
    String whole() {
        return loss.map(reason -> text() + "\n" + reason).orElseGet(this::text);
    }

    Icon badge() {
        return loss.isPresent() ? Icon.BADGE_LOST : Icon.BADGE_OPEN;
    }
}
