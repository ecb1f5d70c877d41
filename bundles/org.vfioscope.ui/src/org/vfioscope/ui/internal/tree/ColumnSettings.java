package org.vfioscope.ui.internal.tree;

import org.eclipse.jface.dialogs.DialogSettings;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;

/** Keeps from run to run which columns of a tree are shown, how wide they are, and which one sorts the rows. */
final class ColumnSettings {

    private static final String HIDDEN = "hidden.";
    private static final String WIDTH = "width.";
    private static final String SORT_COLUMN = "sort.column";
    private static final String SORT_DESCENDING = "sort.descending";

    private final IDialogSettings section;

    ColumnSettings(String tree) {
        IDialogSettings all = PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(ColumnSettings.class))
                .getDialogSettings();
        section = DialogSettings.getOrCreateSection(all, "columns." + tree);
    }

    /** Whether a user hid a column, or, where none chose, it is not one of those that are shown at first. */
    boolean isHidden(int column, ColumnSpec spec) {
        String chosen = section.get(HIDDEN + column);
        return chosen == null ? !spec.shown() : Boolean.parseBoolean(chosen);
    }

    void setHidden(int column, boolean hidden) {
        section.put(HIDDEN + column, hidden);
    }

    /** The width a user gave a column, in pixels, or 0 where none did. */
    int width(int column) {
        return number(WIDTH + column, 0);
    }

    void setWidth(int column, int pixels) {
        section.put(WIDTH + column, pixels);
    }

    RowSort sort(int columns) {
        int column = number(SORT_COLUMN, RowSort.NONE);
        return column < columns ? new RowSort(column, section.getBoolean(SORT_DESCENDING)) : RowSort.AS_GIVEN;
    }

    void setSort(RowSort sort) {
        section.put(SORT_COLUMN, sort.column());
        section.put(SORT_DESCENDING, sort.descending());
    }

    private int number(String key, int otherwise) {
        String value = section.get(key);
        return value == null || !value.matches("-?\\d{1,5}") ? otherwise : Integer.parseInt(value);
    }
}
