package org.vfioscope.ui.internal.views;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.jobs.OpenJob;

/** Three things to try without hardware, shown while no device is open. */
final class Welcome {

    private static final List<String> THINGS =
            List.of(Messages.Welcome_sparse, Messages.Welcome_dmabuf, Messages.Welcome_refusal);

    private Welcome() {}

    /** Adds a line for each; a click on its link opens the device that it names. */
    static void fill(Composite page, DeviceAccess access) {
        Label heading = new Label(page, SWT.NONE);
        heading.setText(Messages.Welcome_heading);
        heading.setFont(JFaceResources.getBannerFont());
        for (String thing : THINGS) {
            Link link = new Link(page, SWT.WRAP);
            link.setText(thing);
            link.addListener(SWT.Selection, event -> new OpenJob(access, event.text).schedule());
            GridDataFactory.fillDefaults().grab(true, false).applyTo(link);
        }
    }
}
