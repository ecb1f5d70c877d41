package org.vfioscope.ui.internal.preferences;

import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.vfioscope.ui.internal.Messages;

/** The page of the preferences on which the window's own settings are. */
public final class WindowPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

    /** Called by the workbench. */
    public WindowPage() {
        super(GRID);
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(Preferences.preferences());
    }

    @Override
    protected void createFieldEditors() {
        addField(new BooleanFieldEditor(
                Preferences.WATCH_DEVICES, Messages.Preferences_watchDevices, getFieldEditorParent()));
        addField(new BooleanFieldEditor(
                Preferences.REOPEN_DEVICES, Messages.Preferences_reopenDevices, getFieldEditorParent()));
        IntegerFieldEditor interval = new IntegerFieldEditor(
                Preferences.WATCH_INTERVAL, Messages.Preferences_watchInterval, getFieldEditorParent());
        interval.setValidRange(Preferences.SHORTEST_WATCH, Preferences.LONGEST_WATCH);
        interval.setErrorMessage(NLS.bind(
                Messages.Preferences_watchIntervalWrong,
                Integer.toString(Preferences.SHORTEST_WATCH),
                Integer.toString(Preferences.LONGEST_WATCH)));
        addField(interval);
    }
}
