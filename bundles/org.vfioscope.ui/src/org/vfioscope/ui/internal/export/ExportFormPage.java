package org.vfioscope.ui.internal.export;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.ReportFormat;
import org.vfioscope.report.export.ExportOptions;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.tree.AccessibleName;

/** Asks which form the document takes, what it holds and where it goes. */
final class ExportFormPage extends WizardPage {

    private static final String FORM = "form";
    private static final String FOLDER = "folder";
    private static final String NAME = "vfioscope-report";

    private final List<ReportFormat> formats;
    private final IDialogSettings settings;
    private FormGroup form;
    private Text content;
    private Combo width;
    private Button redact;
    private Text file;
    private Button browse;
    private Button clipboard;
    private Button open;
    private String ending = "";

    ExportFormPage(List<ReportFormat> formats, IDialogSettings settings) {
        super("form", ReportMessages.Export_formHeading, null);
        this.formats = formats;
        this.settings = settings;
        setDescription(ReportMessages.Export_formDescription);
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).margins(8, 8).applyTo(area);
        String before = Optional.ofNullable(settings.get(FORM)).orElse("text");
        form = new FormGroup(area, formats, before, this::formChanged);
        content = labelled(area, ReportMessages.Export_content, new Text(area, SWT.BORDER), 2);
        content.setMessage(ReportMessages.Export_contentHint);
        content.setToolTipText(ReportMessages.Export_contentToolTip);
        content.addListener(SWT.Modify, event -> check());
        width = labelled(area, ReportMessages.Export_width, new Combo(area, SWT.READ_ONLY), 1);
        Stream.of(AccessWidth.values()).forEach(each -> width.add(Integer.toString(each.bytes())));
        width.select(AccessWidth.DWORD.ordinal());
        width.setToolTipText(ReportMessages.Export_contentToolTip);
        new Label(area, SWT.NONE);
        redact = option(area, ReportMessages.Export_redact);
        file = labelled(area, ReportMessages.Export_file, new Text(area, SWT.BORDER), 1);
        file.addListener(SWT.Modify, event -> check());
        browse = new Button(area, SWT.PUSH);
        browse.setText(ReportMessages.Export_browse);
        browse.addListener(SWT.Selection, event -> browse());
        clipboard = option(area, ReportMessages.Export_clipboard);
        clipboard.addListener(SWT.Selection, event -> check());
        open = option(area, ReportMessages.Export_open);
        ending = form.chosen().extension();
        String folder = Optional.ofNullable(settings.get(FOLDER)).orElse(System.getProperty("user.home"));
        file.setText(Path.of(folder, NAME + "." + ending).toString());
        setControl(area);
        check();
    }

    /** Next, which had the focus, is disabled here: GTK would give it to Back, and Return would lead there. */
    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            form.focus();
        }
    }

    private static <C extends Control> C labelled(Composite area, String text, C control, int span) {
        Label label = new Label(area, SWT.NONE);
        label.setText(text);
        label.moveAbove(control);
        GridDataFactory.fillDefaults().grab(true, false).span(span, 1).applyTo(control);
        AccessibleName.set(control, text.replace("&", ""));
        return control;
    }

    private static Button option(Composite area, String text) {
        Button button = new Button(area, SWT.CHECK);
        button.setText(text);
        GridDataFactory.swtDefaults().span(3, 1).applyTo(button);
        return button;
    }

    private void browse() {
        FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
        dialog.setText(ReportMessages.Export_title);
        dialog.setFileName(file.getText());
        String chosen = dialog.open();
        if (chosen != null) {
            file.setText(chosen);
        }
    }

    /** A file's name follows the form, unless it has an ending of its own. */
    private void formChanged() {
        String next = form.chosen().extension();
        String name = file.getText();
        if (name.endsWith("." + ending)) {
            file.setText(name.substring(0, name.length() - ending.length()) + next);
        }
        ending = next;
        check();
    }

    private void check() {
        boolean text = form.chosen().isText();
        clipboard.setEnabled(text);
        file.setEnabled(!toClipboard());
        browse.setEnabled(!toClipboard());
        open.setEnabled(!toClipboard());
        Optional<String> problem = problem();
        setErrorMessage(problem.orElse(null));
        setPageComplete(problem.isEmpty());
    }

    private Optional<String> problem() {
        try {
            ContentText.parse(content.getText());
            form.chosen().renderer();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
        if (toClipboard()) {
            return Optional.empty();
        }
        if (file.getText().isBlank()) {
            return Optional.of(ReportMessages.Export_noFile);
        }
        try {
            path();
            return Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.of(e.getMessage());
        }
    }

    private boolean toClipboard() {
        return clipboard.getSelection() && form.chosen().isText();
    }

    private Path path() {
        return Path.of(file.getText().strip()).toAbsolutePath();
    }

    /** The file that is to be written; empty for the clipboard. */
    Optional<Path> file() {
        return toClipboard() ? Optional.empty() : Optional.of(path());
    }

    /** What is to be done; both pages are complete. */
    ExportPlan plan(List<DeviceDescription> devices) {
        ExportOptions options = new ExportOptions(
                ContentText.parse(content.getText()),
                AccessWidth.values()[width.getSelectionIndex()],
                true,
                true,
                Optional.empty(),
                redact.getSelection());
        settings.put(FORM, form.chosen().format().id());
        Optional<Path> target = file();
        target.map(Path::getParent).ifPresent(folder -> settings.put(FOLDER, folder.toString()));
        return new ExportPlan(
                devices, form.chosen().renderer(), options, target, open.getSelection() && target.isPresent());
    }
}
