package org.vfioscope.ui.internal.captures;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.vfioscope.ui.internal.ReportMessages;

/** Opens the file that the command names, or those that the user chooses, as captured devices. */
public final class OpenCaptureHandler extends AbstractHandler {

    private static final String FILE = "org.vfioscope.ui.openCapture.file";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        String file = event.getParameter(FILE);
        new Captures(window).open(file == null ? ask(window.getShell()) : List.of(Path.of(file)));
        return null;
    }

    private static List<Path> ask(Shell shell) {
        FileDialog dialog = new FileDialog(shell, SWT.OPEN | SWT.MULTI);
        dialog.setText(ReportMessages.Capture_choose);
        dialog.setFilterNames(new String[] {ReportMessages.Capture_allFiles, ReportMessages.Capture_jsonFiles});
        dialog.setFilterExtensions(new String[] {"*", "*.json"});
        if (dialog.open() == null) {
            return List.of();
        }
        Path folder = Path.of(dialog.getFilterPath());
        return Arrays.stream(dialog.getFileNames()).map(folder::resolve).toList();
    }
}
