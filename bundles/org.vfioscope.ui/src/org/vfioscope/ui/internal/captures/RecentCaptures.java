package org.vfioscope.ui.internal.captures;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.vfioscope.report.capture.CaptureProvider;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.preferences.ListedCaptures;

/** The items of the menu that opens files again. */
public final class RecentCaptures extends CompoundContributionItem {

    private static final class Item extends Action {

        private final String name;

        Item(int number, String name) {
            // the tab at the end keeps an @ in the name from starting an accelerator
            super("&%s %s\t".formatted(number, label(name)));
            this.name = name;
        }

        private static String label(String name) {
            Path file = Path.of(name.substring(CaptureProvider.ID.length() + 1));
            return "%s [%s]".formatted(file.getFileName(), file.getParent()).replace("&", "&&");
        }

        @Override
        public void run() {
            new Captures(PlatformUI.getWorkbench().getActiveWorkbenchWindow()).openNamed(name);
        }
    }

    @Override
    protected IContributionItem[] getContributionItems() {
        List<String> recent = ListedCaptures.recent();
        if (recent.isEmpty()) {
            Action none = new Action(ReportMessages.Capture_noneRecent) {};
            none.setEnabled(false);
            return new IContributionItem[] {new ActionContributionItem(none)};
        }
        IContributionItem[] items = new IContributionItem[recent.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = new ActionContributionItem(new Item(i + 1, recent.get(i)));
        }
        return items;
    }
}
