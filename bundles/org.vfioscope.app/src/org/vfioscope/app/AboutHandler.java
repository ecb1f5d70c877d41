package org.vfioscope.app;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;
import org.osgi.framework.FrameworkUtil;
import org.vfioscope.model.DeviceDescription;

/** Says which version this is and what it runs on: what a report of a problem needs. */
public final class AboutHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        String text = NLS.bind(Messages.About_text, new Object[] {
            FrameworkUtil.getBundle(DeviceDescription.class).getVersion(),
            System.getProperty("java.version"),
            System.getProperty("java.vendor"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")
        });
        MessageDialog.openInformation(
                HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell(), Messages.About_title, text);
        return null;
    }
}
