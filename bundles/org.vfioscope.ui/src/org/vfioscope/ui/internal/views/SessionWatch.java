package org.vfioscope.ui.internal.views;

import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.SessionListener;

/** Brings news of open devices, and of what was received, to a control, on its thread, for as long as the control lives. */
public final class SessionWatch implements SessionListener {

    private final Control control;
    private final Runnable changed;
    private final Consumer<DeviceSession> opened;
    private final Consumer<DeviceSession> closed;

    private SessionWatch(
            Control control, Runnable changed, Consumer<DeviceSession> opened, Consumer<DeviceSession> closed) {
        this.control = control;
        this.changed = changed;
        this.opened = opened;
        this.closed = closed;
    }

    /**
     * Starts to watch.
     *
     * @param access the open devices
     * @param control ends the watch when it is disposed of
     * @param changed called after every change
     * @param opened called after {@code changed} with each device that was opened
     * @param closed called after {@code changed} with each device that was closed
     */
    public static void start(
            DeviceAccess access,
            Control control,
            Runnable changed,
            Consumer<DeviceSession> opened,
            Consumer<DeviceSession> closed) {
        SessionWatch watch = new SessionWatch(control, changed, opened, closed);
        access.addListener(watch);
        control.addDisposeListener(event -> access.removeListener(watch));
    }

    @Override
    public void opened(DeviceSession session) {
        onDisplay(() -> {
            changed.run();
            opened.accept(session);
        });
    }

    @Override
    public void changed(DeviceSession session) {
        onDisplay(changed);
    }

    @Override
    public void closed(DeviceSession session) {
        onDisplay(() -> {
            changed.run();
            closed.accept(session);
        });
    }

    @Override
    public void receivedChanged() {
        onDisplay(changed);
    }

    private void onDisplay(Runnable news) {
        OnDisplay.of(control, news);
    }
}
