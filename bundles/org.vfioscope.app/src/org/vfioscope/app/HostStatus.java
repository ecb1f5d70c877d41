package org.vfioscope.app;

import org.eclipse.jface.action.StatusLineContributionItem;
import org.eclipse.osgi.util.NLS;

/** Says in the status line which kernel answers, and to whom. */
final class HostStatus {

    static final String ID = "org.vfioscope.app.host";

    private static final int WIDTH = 34;

    private HostStatus() {}

    static StatusLineContributionItem item() {
        StatusLineContributionItem item = new StatusLineContributionItem(ID, WIDTH);
        item.setText(NLS.bind(Messages.Status_host, System.getProperty("os.version"), System.getProperty("user.name")));
        return item;
    }
}
