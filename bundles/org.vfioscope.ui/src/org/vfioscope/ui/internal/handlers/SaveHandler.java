package org.vfioscope.ui.internal.handlers;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.dialogs.Questions;
import org.vfioscope.ui.internal.save.SaveFormat;
import org.vfioscope.ui.internal.save.SaveJob;
import org.vfioscope.ui.internal.save.SaveTarget;
import org.vfioscope.ui.internal.save.Saveable;
import org.vfioscope.ui.internal.views.OnDisplay;
import org.vfioscope.ui.internal.views.StatusLine;

/**
 * Saves what the active view shows, into the file that the command names or the user chooses. It is enabled at any time, since
 * it stands in the toolbars of views that are not active until it is pressed; where there is nothing to save, it says so.
 */
public final class SaveHandler extends AbstractHandler {

    private static final String FILE = "org.vfioscope.ui.save.file";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        if (HandlerUtil.getActivePartChecked(event) instanceof Saveable view) {
            view.nothingToSave()
                    .ifPresentOrElse(
                            reason -> refuse(window, reason),
                            () -> Optional.ofNullable(event.getParameter(FILE))
                                    .map(file -> SaveTarget.of(file, view.formats()))
                                    .or(() -> ask(window.getShell(), view))
                                    .ifPresent(target -> save(view, target)));
        } else {
            refuse(window, Messages.Save_noView);
        }
        return null;
    }

    private static void refuse(IWorkbenchWindow window, String reason) {
        // not yet: the workbench clears the status line once it has handled the key
        OnDisplay.of(window.getShell(), () -> StatusLine.refuse(window, reason));
    }

    private static Optional<SaveTarget> ask(Shell shell, Saveable view) {
        List<SaveFormat> formats = view.formats();
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(Messages.Save_title);
        dialog.setOverwrite(true);
        dialog.setFilterExtensions(
                formats.stream().map(format -> "*." + format.extension()).toArray(String[]::new));
        dialog.setFilterNames(formats.stream().map(SaveFormat::name).toArray(String[]::new));
        dialog.setFileName(view.proposedName() + "." + formats.getFirst().extension());
        String chosen = dialog.open();
        return Optional.ofNullable(chosen)
                .map(file -> SaveTarget.of(file, dialog.getFilterIndex(), formats))
                // the dialog asked for the name that it proposed, before it got the extension of the chosen kind
                .filter(target -> target.file().toString().equals(chosen)
                        || !Files.exists(target.file())
                        || Questions.mayReplace(shell, target.file()));
    }

    private static void save(Saveable view, SaveTarget target) {
        view.saving(target.format())
                .map(saving -> new SaveJob(target.file(), view.deviceRead().orElse(""), saving))
                .ifPresent(SaveJob::schedule);
    }
}
