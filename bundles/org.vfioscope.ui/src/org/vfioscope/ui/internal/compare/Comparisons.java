package org.vfioscope.ui.internal.compare;

import java.util.Arrays;
import java.util.List;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.action.CompareRules;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.dialogs.WakeQuestion;

/** Shows comparisons in the Compare view. */
public final class Comparisons {

    private Comparisons() {}

    /**
     * Compares two sides, after asking where that wakes a device. To be called on the window's thread.
     *
     * @param page the window's page
     * @param sides what to compare
     * @param targets what was selected of it
     */
    public static void show(IWorkbenchPage page, Sides sides, Target... targets) {
        List<String> woken = Arrays.stream(targets)
                .filter(CompareRules::wakes)
                .flatMap(target -> CompareRules.name(target).stream())
                .toList();
        if (!WakeQuestion.mayOpen(page.getWorkbenchWindow().getShell(), woken)) {
            return;
        }
        try {
            ((CompareView) page.showView(ViewIds.COMPARE)).compare(sides);
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
    }
}
