package org.vfioscope.help.internal;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.help.IHelpResource;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.help.AbstractHelpUI;

/** The workbench's way to the help: every page of every bundle's table of contents is shown in {@link HelpWindow}. */
public final class HelpUi extends AbstractHelpUI {

    private HelpWindow window;

    @Override
    public void displayHelp() {
        Books.firstPage().ifPresent(this::displayHelpResource);
    }

    @Override
    public void displayHelpResource(String href) {
        if (window == null || !window.isOpen()) {
            window = new HelpWindow();
            window.create();
        }
        window.show(PageLocation.of(href));
    }

    @Override
    public void displayContext(IContext context, int x, int y) {
        first(context).ifPresentOrElse(this::displayHelpResource, this::displayHelp);
    }

    /** The help on the active view. */
    @Override
    public void displayDynamicHelp() {
        activePart()
                .map(part -> HelpSystem.getContext(part.getId()))
                .flatMap(HelpUi::first)
                .ifPresentOrElse(this::displayHelpResource, this::displayHelp);
    }

    @Override
    public boolean isContextHelpDisplayed() {
        return window != null && window.isOpen();
    }

    private static Optional<String> first(IContext context) {
        return Arrays.stream(context.getRelatedTopics())
                .map(IHelpResource::getHref)
                .findFirst();
    }

    private static Optional<IWorkbenchPartReference> activePart() {
        IWorkbenchWindow active = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return Optional.ofNullable(active)
                .map(IWorkbenchWindow::getActivePage)
                .map(page -> page.getActivePartReference());
    }
}
