package org.vfioscope.ui.internal.content;

import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.ui.internal.Messages;

/**
 * Why a watched register could not be read.
 *
 * @param summary in a few words, in place of its value
 * @param explained what it means, and what mends it
 */
record WatchFailure(String summary, String explained) {

    static WatchFailure of(VfioException e) {
        return new WatchFailure(
                NLS.bind(
                        Messages.Content_watchFailed,
                        e.errno().name(),
                        e.errno().text()),
                e.explained());
    }

    static WatchFailure of(DeviceException e) {
        return new WatchFailure(e.getMessage(), e.getMessage());
    }
}
