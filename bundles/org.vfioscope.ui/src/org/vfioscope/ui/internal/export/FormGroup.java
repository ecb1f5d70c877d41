package org.vfioscope.ui.internal.export;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.vfioscope.report.ReportFormat;
import org.vfioscope.report.table.ReportTables;
import org.vfioscope.report.table.Table;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.tree.AccessibleName;

/** The forms, each with what it is for, and which tables of CSV. */
final class FormGroup {

    private final List<ReportFormat> formats;
    private final List<Button> buttons;
    private final Combo table;
    private final Text columns;

    /**
     * Builds the group.
     *
     * @param formats all forms
     * @param preset the id of the one that is chosen at first
     * @param changed called when another choice is made
     */
    FormGroup(Composite parent, List<ReportFormat> formats, String preset, Runnable changed) {
        this.formats = formats;
        Group group = new Group(parent, SWT.NONE);
        group.setText(ReportMessages.Export_form);
        GridLayoutFactory.swtDefaults().numColumns(4).applyTo(group);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(group);
        buttons = formats.stream().map(format -> button(group, format, changed)).toList();
        Label tableLabel = new Label(group, SWT.NONE);
        tableLabel.setText(ReportMessages.Export_table);
        table = new Combo(group, SWT.READ_ONLY);
        table.add(ReportMessages.Export_allTables);
        ReportTables.all().stream().map(Table::name).forEach(table::add);
        table.select(0);
        AccessibleName.set(table, ReportMessages.Export_table.replace("&", ""));
        table.addListener(SWT.Selection, event -> {
            enable();
            changed.run();
        });
        Label columnsLabel = new Label(group, SWT.NONE);
        columnsLabel.setText(ReportMessages.Export_columns);
        columns = new Text(group, SWT.BORDER);
        AccessibleName.set(columns, ReportMessages.Export_columns.replace("&", ""));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(columns);
        columns.addListener(SWT.Modify, event -> changed.run());
        int at = formats.stream().map(ReportFormat::id).toList().indexOf(preset);
        buttons.get(Math.max(at, 0)).setSelection(true);
        enable();
    }

    private Button button(Composite group, ReportFormat format, Runnable changed) {
        Button button = new Button(group, SWT.RADIO);
        button.setText(
                format.purpose().isEmpty()
                        ? format.label()
                        : NLS.bind(ReportMessages.Export_formPurpose, format.label(), format.purpose()));
        GridDataFactory.swtDefaults().span(4, 1).applyTo(button);
        // also when the choice leaves this one: which of the two is told first is not certain
        button.addListener(SWT.Selection, event -> {
            enable();
            changed.run();
        });
        return button;
    }

    private void enable() {
        boolean csv = chosen().format().id().equals(FormChoice.CSV);
        table.setEnabled(csv);
        columns.setEnabled(csv && table.getSelectionIndex() > 0);
        columns.setMessage(
                columns.isEnabled()
                        ? String.join(",", ReportTables.named(table.getText()).columns())
                        : "");
    }

    /** Gives the focus to the form that is chosen. */
    void focus() {
        buttons.get(chosenAt()).setFocus();
    }

    private int chosenAt() {
        int at = 0;
        for (int i = 0; i < buttons.size(); i++) {
            if (buttons.get(i).getSelection()) {
                at = i;
            }
        }
        return at;
    }

    /** What is chosen now. */
    FormChoice chosen() {
        return new FormChoice(
                formats.get(chosenAt()),
                table.getSelectionIndex() > 0 ? table.getText() : "",
                columns.isEnabled() ? columns.getText() : "");
    }
}
