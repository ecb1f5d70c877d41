package org.vfioscope.ui.internal.dmabufs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.rules.Forecast;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.dialogs.GivenName;
import org.vfioscope.ui.internal.tree.AccessibleName;

/** Asks of which region and ranges dmabufs are to be made, and says meanwhile what the kernel will answer. */
final class NewDmabufPage extends WizardPage {

    private static final int RANGE_LINES = 5;
    private static final int FORECAST_WIDTH = 420;
    private static final int FORECAST_LINES = 3;

    private final DeviceSession session;
    private final List<RegionSnapshot> regions;
    private final int proposed;
    private Combo region;
    private Text ranges;
    private Button onePerRange;
    private Button readOnly;
    private Text name;
    private Label sign;
    private Label forecast;

    NewDmabufPage(DeviceSession session, int proposed) {
        super("dmabuf", NLS.bind(Messages.Wizard_heading, session.device().name()), null);
        this.session = session;
        this.proposed = proposed;
        regions = session.snapshot().regions().stream()
                .filter(candidate -> candidate.info().isPresent())
                .toList();
        setDescription(Messages.Wizard_description);
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 8).applyTo(area);
        region = labelled(area, Messages.Wizard_region, new Combo(area, SWT.READ_ONLY));
        regions.forEach(each -> region.add(each.name()));
        region.addListener(SWT.Selection, event -> proposeRanges());
        ranges = labelled(area, Messages.Wizard_ranges, new Text(area, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL));
        GridDataFactory.fillDefaults()
                .grab(true, true)
                .hint(SWT.DEFAULT, RANGE_LINES * ranges.getLineHeight())
                .applyTo(ranges);
        ranges.setToolTipText(Messages.Wizard_rangesHint);
        ranges.addListener(SWT.Modify, event -> check());
        // no range has a tab in it: the key leads on, as it does in every other field
        ranges.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
                event.doit = true;
            }
        });
        onePerRange = option(area, Messages.Wizard_onePerRange);
        readOnly = option(area, Messages.Wizard_readOnly);
        name = labelled(area, Messages.Wizard_name, new Text(area, SWT.BORDER));
        name.setMessage(Messages.Wizard_nameHint);
        name.addListener(SWT.Modify, event -> check());
        addForecast(area);
        setControl(area);
        int at = regions.stream().map(RegionSnapshot::index).toList().indexOf(proposed);
        region.select(Math.max(at, 0));
        proposeRanges();
    }

    private static <C extends Control> C labelled(Composite area, String text, C control) {
        Label label = new Label(area, SWT.NONE);
        label.setText(text);
        label.moveAbove(control);
        boolean tall = (control.getStyle() & SWT.MULTI) != 0;
        GridDataFactory.swtDefaults()
                .align(SWT.BEGINNING, tall ? SWT.BEGINNING : SWT.CENTER)
                .applyTo(label);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(control);
        AccessibleName.set(control, text.replace("&", ""));
        return control;
    }

    private Button option(Composite area, String text) {
        Button button = new Button(area, SWT.CHECK);
        button.setText(text);
        GridDataFactory.swtDefaults().span(2, 1).applyTo(button);
        button.addListener(SWT.Selection, event -> check());
        return button;
    }

    private void addForecast(Composite area) {
        Composite line = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(line);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(line);
        sign = new Label(line, SWT.NONE);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(sign);
        forecast = new Label(line, SWT.WRAP);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(FORECAST_WIDTH, FORECAST_LINES * ranges.getLineHeight())
                .applyTo(forecast);
    }

    private void proposeRanges() {
        ranges.setText(RangeText.of(chosenRegion().plan().qemuRanges()));
        check();
    }

    private RegionSnapshot chosenRegion() {
        return regions.get(region.getSelectionIndex());
    }

    private void check() {
        Optional<List<MmapRange>> typed = RangeText.parse(ranges.getText());
        Optional<String> mistake = RangeText.mistake(ranges.getText())
                .map(line -> NLS.bind(Messages.Wizard_noRange, line))
                .or(() -> Optional.of(Messages.Wizard_noRanges).filter(words -> typed.isEmpty()))
                .or(() -> GivenName.mistake(name.getText()));
        setErrorMessage(mistake.orElse(null));
        setPageComplete(mistake.isEmpty());
        forecast.setText(typed.map(list -> wanted(list).requests().stream()
                        .map(session::forecast)
                        .map(NewDmabufPage::words)
                        .distinct()
                        .collect(Collectors.joining("\n")))
                .orElse(""));
        boolean good = typed.isPresent()
                && wanted(typed.get()).requests().stream()
                        .allMatch(request -> session.forecast(request) instanceof Forecast.Accepted);
        // beside the reason rather than beside the heading, far above it
        sign.setImage(Dialog.getImage(good ? Dialog.DLG_IMG_MESSAGE_INFO : Dialog.DLG_IMG_MESSAGE_WARNING));
        sign.setVisible(typed.isPresent());
    }

    private static String words(Forecast forecast) {
        String change = switch (forecast) {
            case Forecast.Accepted accepted -> "";
            case Forecast.BornRevoked revoked -> revoked.change();
            case Forecast.Refused refused -> refused.change();
        };
        String summary = NLS.bind(Messages.Wizard_forecast, forecast.summary());
        return change.isEmpty() ? summary : summary + " " + change + ".";
    }

    /** What is to be made; the page is complete. */
    NewDmabufs wanted() {
        return wanted(RangeText.parse(ranges.getText()).orElseThrow());
    }

    private NewDmabufs wanted(List<MmapRange> list) {
        int flags = (readOnly.getSelection() ? 0 : DmabufRequest.O_RDWR) | DmabufRequest.O_CLOEXEC;
        Optional<String> given = Optional.of(name.getText().strip()).filter(text -> !text.isEmpty());
        return new NewDmabufs(chosenRegion().index(), list, onePerRange.getSelection(), flags, given);
    }
}
