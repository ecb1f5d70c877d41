package org.vfioscope.ui.internal.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.rows.CapturedFile;
import org.vfioscope.ui.internal.rows.ShortTitle;
import org.vfioscope.ui.internal.tree.AccessibleName;
import org.vfioscope.ui.internal.tree.ColumnSpec;
import org.vfioscope.ui.internal.tree.FittedColumns;

/** Asks which devices are exported, and says which of them that wakes. */
final class ExportDevicesPage extends WizardPage {

    private static final int WIDTH = 760;
    private static final int LINES = 12;
    private static final int NARROWEST_NAME = 30;

    private final Offered offered;
    private Tree tree;

    ExportDevicesPage(Offered offered) {
        super("devices", ReportMessages.Export_devicesHeading, null);
        this.offered = offered;
        setDescription(ReportMessages.Export_devicesDescription);
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 8).applyTo(area);
        Composite table = new Composite(area, SWT.NONE);
        tree = new Tree(table, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION);
        AccessibleName.set(tree, ReportMessages.Export_devicesHeading);
        tree.setHeaderVisible(true);
        FittedColumns columns = FittedColumns.onTree(
                tree,
                "org.vfioscope.ui.export.devices",
                List.of(
                        new ColumnSpec(ReportMessages.Export_columnDevice, 1, NARROWEST_NAME),
                        ColumnSpec.asItsContent(ReportMessages.Export_columnEffect)));
        GridDataFactory.fillDefaults()
                .grab(true, true)
                .hint(WIDTH, LINES * tree.getItemHeight())
                .applyTo(table);
        offered.choices().forEach(this::fill);
        columns.fitSoon();
        tree.addListener(SWT.Selection, this::ticked);
        Composite buttons = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(buttons);
        GridDataFactory.fillDefaults().applyTo(buttons);
        button(buttons, ReportMessages.Export_tickOpen, device -> offered.open().contains(device.name()));
        button(buttons, ReportMessages.Export_tickAll, device -> true);
        button(
                buttons,
                ReportMessages.Export_tickShown,
                device -> offered.shown().contains(device.name()));
        button(buttons, ReportMessages.Export_tickNone, device -> false);
        setControl(area);
        check();
    }

    private void fill(DeviceHeading choice) {
        TreeItem heading = new TreeItem(tree, SWT.NONE);
        heading.setText(choice.label());
        for (DeviceDescription device : choice.devices()) {
            TreeItem item = new TreeItem(heading, SWT.NONE);
            item.setText(new String[] {
                CapturedFile.shortName(device) + "  " + ShortTitle.of(device),
                switch (offered.effect(device)) {
                    case AS_READ -> ReportMessages.Export_asRead;
                    case OPENS -> ReportMessages.Export_opens;
                    case WAKES -> ReportMessages.Export_wakes;
                    case AS_FOUND -> ReportMessages.Export_asFound;
                }
            });
            item.setData(device);
            item.setChecked(offered.isPreset(device));
        }
        heading.setExpanded(true);
        mark(heading);
    }

    private void button(Composite parent, String text, Predicate<DeviceDescription> wanted) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
        button.addListener(SWT.Selection, event -> {
            for (TreeItem heading : tree.getItems()) {
                for (TreeItem item : heading.getItems()) {
                    item.setChecked(wanted.test((DeviceDescription) item.getData()));
                }
                mark(heading);
            }
            check();
        });
    }

    private void ticked(Event event) {
        if (event.detail == SWT.CHECK && event.item instanceof TreeItem item) {
            for (TreeItem below : item.getItems()) {
                below.setChecked(item.getChecked());
            }
            mark(item.getParentItem() == null ? item : item.getParentItem());
            check();
        }
    }

    /** A heading is ticked with some of its devices, and greyed unless it is with all. */
    private static void mark(TreeItem heading) {
        long ticked = List.of(heading.getItems()).stream()
                .filter(TreeItem::getChecked)
                .count();
        heading.setChecked(ticked > 0);
        heading.setGrayed(ticked > 0 && ticked < heading.getItemCount());
    }

    private void check() {
        List<DeviceDescription> chosen = chosen();
        long woken = chosen.stream()
                .filter(device -> offered.effect(device) == Offered.Effect.WAKES)
                .count();
        setPageComplete(!chosen.isEmpty());
        setErrorMessage(chosen.isEmpty() ? ReportMessages.Export_tickOne : null);
        setMessage(
                woken > 0
                        ? NLS.bind(ReportMessages.Export_willWake, Long.toString(woken))
                        : ReportMessages.Export_devicesDescription,
                woken > 0 ? IMessageProvider.WARNING : IMessageProvider.NONE);
    }

    /** The ticked devices, in the order of the tree. */
    List<DeviceDescription> chosen() {
        List<DeviceDescription> chosen = new ArrayList<>();
        for (TreeItem heading : tree.getItems()) {
            for (TreeItem item : heading.getItems()) {
                if (item.getChecked()) {
                    chosen.add((DeviceDescription) item.getData());
                }
            }
        }
        return chosen;
    }
}
