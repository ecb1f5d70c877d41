package org.vfioscope.ui.internal.export;

import java.nio.file.Path;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.vfioscope.ui.internal.ReportMessages;

/** Says in a corner of the window what was written and where; goes by itself, and takes the keyboard from nobody. */
final class ExportedNotice extends PopupDialog {

    private static final int SHOWN_MILLIS = 20_000;
    private static final int WIDTH = 420;
    private static final int MARGIN = 12;

    private final ExportJob.Exported exported;

    private ExportedNotice(Shell parent, ExportJob.Exported exported) {
        super(parent, SWT.ON_TOP | SWT.TOOL, false, false, false, false, false, ReportMessages.Export_done, null);
        this.exported = exported;
    }

    /** Shows it in a window. */
    static void show(Shell window, ExportJob.Exported exported) {
        ExportedNotice notice = new ExportedNotice(window, exported);
        notice.setBlockOnOpen(false);
        notice.open();
        window.getDisplay().timerExec(SHOWN_MILLIS, notice::close);
    }

    /** Opens a file with the program that the desktop has for it, or says that it has none. */
    static void launch(Shell window, Path file) {
        if (!Program.launch(file.toString())) {
            MessageDialog.openWarning(
                    window,
                    ReportMessages.Export_notOpenedTitle,
                    NLS.bind(ReportMessages.Export_notOpened, file.toString()));
        }
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(area);
        Text text = new Text(area, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
        text.setText(words());
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(text);
        Link links = new Link(area, SWT.NONE);
        links.setText(exported.file().isPresent() ? ReportMessages.Export_linksFile : ReportMessages.Export_links);
        links.addListener(SWT.Selection, event -> {
            close();
            if (event.text.equals("open")) {
                exported.file().ifPresent(file -> launch(getParentShell(), file));
            }
        });
        return area;
    }

    private String words() {
        String count = exported.devices() == 1
                ? ReportMessages.Export_oneDevice
                : NLS.bind(ReportMessages.Export_devices, Integer.toString(exported.devices()));
        String done = exported.file()
                .map(file -> NLS.bind(ReportMessages.Export_written, count, file))
                .orElseGet(() -> NLS.bind(ReportMessages.Export_copied, count));
        return exported.failures().isEmpty()
                ? done
                : done + "\n" + NLS.bind(ReportMessages.Export_leftOut, String.join("\n", exported.failures()));
    }

    @Override
    protected Point getInitialLocation(Point size) {
        Rectangle window = getParentShell().getBounds();
        return new Point(window.x + window.width - size.x - MARGIN, window.y + window.height - size.y - 3 * MARGIN);
    }
}
