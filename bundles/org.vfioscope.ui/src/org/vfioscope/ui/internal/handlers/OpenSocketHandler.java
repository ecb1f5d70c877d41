package org.vfioscope.ui.internal.handlers;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.spi.ToldSockets;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.dialogs.SocketDialog;
import org.vfioscope.ui.internal.jobs.OpenSocketJob;
import org.vfioscope.ui.internal.preferences.Sockets;
import org.vfioscope.ui.internal.views.DevicesView;

/** Asks for the socket of a server and opens the device behind it. */
public final class OpenSocketHandler extends AbstractHandler {

    private static final SocketDialog.Words WORDS =
            new SocketDialog.Words(Messages.Socket_title, Messages.Socket_message, Messages.Socket_button, false);

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        DeviceAccess access = window.getService(DeviceAccess.class);
        Optional<ToldSockets> sockets = access.toldSockets();
        if (sockets.isPresent()) {
            Optional<Path> socket = SocketDialog.ask(window.getShell(), WORDS, Sockets.recent());
            socket.ifPresent(path ->
                    new OpenSocketJob(access, sockets.get(), path, () -> DevicesView.discoverSoon(window)).schedule());
        }
        return null;
    }
}
