package org.vfioscope.ui.internal.handlers;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.vfioscope.ui.internal.save.SaveFormat;
import org.vfioscope.ui.internal.save.SaveJob;
import org.vfioscope.ui.internal.save.Saveable;

/** Saves what the active view shows, into the file that the command names or the user chooses. */
public final class SaveHandler extends AbstractHandler {

    private static final String FILE = "org.vfioscope.ui.save.file";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchPart part = HandlerUtil.getActivePartChecked(event);
        if (part instanceof Saveable view) {
            Optional.ofNullable(event.getParameter(FILE))
                    .or(() -> ask(part.getSite().getShell(), view))
                    .map(Path::of)
                    .ifPresent(file -> save(view, file));
        }
        return null;
    }

    private static Optional<String> ask(Shell shell, Saveable view) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setOverwrite(true);
        dialog.setFilterExtensions(
                view.formats().stream().map(format -> "*." + format.extension()).toArray(String[]::new));
        dialog.setFilterNames(view.formats().stream().map(SaveFormat::name).toArray(String[]::new));
        dialog.setFileName(view.proposedName() + "." + view.formats().getFirst().extension());
        return Optional.ofNullable(dialog.open());
    }

    private static void save(Saveable view, Path file) {
        SaveFormat format = view.formats().stream()
                .filter(candidate -> file.toString().endsWith("." + candidate.extension()))
                .findFirst()
                .orElse(view.formats().getFirst());
        view.saving(format)
                .map(saving -> new SaveJob(file, view.deviceRead().orElse(""), saving))
                .ifPresent(SaveJob::schedule);
    }
}
