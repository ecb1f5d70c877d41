package org.vfioscope.ui.internal.dialogs;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.rows.DmabufName;
import org.vfioscope.ui.internal.rows.TreeRow;
import org.vfioscope.ui.internal.tree.AccessibleName;

/**
 * Asks which device is to reach a dmabuf or a region by its DMA, where, and for what; the forecast follows what is typed. It
 * asks the kernel for nothing: the device is attached, and the part mapped, by whoever takes the choice.
 */
public final class ImportDialog extends TitleAreaDialog {

    private static final int WIDTH = 460;
    private static final int FORECAST_LINES = 4;

    /** Pixels between the forecast and the sign before it. */
    private static final int SIGN_MARGIN = 4;

    /** Pixels for the sign before the forecast. */
    private static final int SIGN_WIDTH = 24;

    private static final List<DmaAccess> ACCESS = List.of(DmaAccess.READ_WRITE, DmaAccess.READ, DmaAccess.WRITE);

    private final ImportSubject subject;
    private final List<DeviceSession> sessions;
    private Combo importer;
    private Text start;
    private Text length;
    private Text iova;
    private Combo access;
    private Text forecast;
    private ControlDecoration sign;
    private Optional<ImportChoice> choice = Optional.empty();

    private ImportDialog(Shell parent, ImportSubject subject, List<DeviceSession> sessions) {
        super(parent);
        this.subject = subject;
        this.sessions = sessions;
        setHelpAvailable(false);
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /**
     * Asks.
     *
     * @param parent the window
     * @param subject what is to be imported
     * @param sessions the open devices
     * @return what was chosen, or empty where the user cancelled
     */
    public static Optional<ImportChoice> ask(Shell parent, ImportSubject subject, List<DeviceSession> sessions) {
        ImportDialog dialog = new ImportDialog(parent, subject, sessions);
        return dialog.open() == Window.OK ? dialog.choice : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(DmaMessages.Dialog_title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(DmaMessages.Dialog_title);
        setMessage(about());
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).applyTo(area);
        importer = combo(
                area,
                DmaMessages.Dialog_importer,
                sessions.stream().map(ImportDialog::label).toList());
        importer.select(preferred());
        start = text(area, DmaMessages.Dialog_start, "0x0", "");
        length = text(area, DmaMessages.Dialog_length, new ByteSize(whole()).hex(), "");
        iova = text(area, DmaMessages.Dialog_iova, "", DmaMessages.Dialog_iovaHint);
        access = combo(
                area,
                DmaMessages.Dialog_access,
                List.of(DmaMessages.Access_readWrite, DmaMessages.Access_read, DmaMessages.Access_write));
        access.select(0);
        label(area, DmaMessages.Dialog_forecast, SWT.BEGINNING);
        forecast = new Text(area, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
        forecast.setBackground(area.getBackground());
        AccessibleName.set(forecast, DmaMessages.Dialog_forecast);
        GridDataFactory.fillDefaults()
                .grab(true, true)
                .hint(WIDTH, FORECAST_LINES * forecast.getLineHeight())
                .indent(SIGN_WIDTH, 0)
                .applyTo(forecast);
        sign = new ControlDecoration(forecast, SWT.LEFT | SWT.TOP);
        sign.setMarginWidth(SIGN_MARGIN);
        return area;
    }

    @Override
    protected Control createContents(Composite parent) {
        Control contents = super.createContents(parent);
        // not before the button is there that follows the choice
        List.of(importer, access).forEach(combo -> combo.addListener(SWT.Selection, event -> update()));
        List.of(start, length, iova).forEach(text -> text.addListener(SWT.Modify, event -> update()));
        update();
        return contents;
    }

    private String about() {
        return switch (subject) {
            case ImportSubject.OfDmabuf of ->
                NLS.bind(DmaMessages.Dialog_ofDmabuf, new Object[] {
                    DmabufName.of(of.dmabuf()),
                    of.dmabuf().origin(),
                    of.dmabuf().state().label()
                });
            case ImportSubject.OfRegion of ->
                NLS.bind(
                        DmaMessages.Dialog_ofRegion,
                        of.region().name(),
                        of.owner().device().name());
        };
    }

    private static String label(DeviceSession session) {
        String name = session.device().name() + (session.device().simulated() ? TreeRow.SIMULATED_MARK : "");
        return session.addressSpace()
                .map(AddressSpace::label)
                .map(space -> NLS.bind(DmaMessages.Dialog_attachedTo, name, space))
                .orElseGet(() -> NLS.bind(
                        DmaMessages.Dialog_attaches, name, session.snapshot().via()));
    }

    /** Another device than the one that exports, since that is what a dmabuf is for. */
    private int preferred() {
        Optional<DeviceSession> owner = switch (subject) {
            case ImportSubject.OfDmabuf of when of.dmabuf() instanceof DmabufHandle made -> Optional.of(made.session());
            case ImportSubject.OfDmabuf of -> Optional.empty();
            case ImportSubject.OfRegion of -> Optional.of(of.owner());
        };
        return sessions.stream()
                .filter(session -> owner.filter(session::equals).isEmpty())
                .findFirst()
                .map(sessions::indexOf)
                .orElse(0);
    }

    private long whole() {
        return switch (subject) {
            case ImportSubject.OfDmabuf of -> of.dmabuf().size();
            case ImportSubject.OfRegion of -> of.region().info().size();
        };
    }

    private static void label(Composite area, String words, int vertical) {
        Label label = new Label(area, SWT.NONE);
        label.setText(words);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, vertical).applyTo(label);
    }

    private static Combo combo(Composite area, String name, List<String> items) {
        label(area, name, SWT.CENTER);
        Combo combo = new Combo(area, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setItems(items.toArray(String[]::new));
        AccessibleName.set(combo, name.replace("&", ""));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
        return combo;
    }

    private static Text text(Composite area, String name, String value, String hint) {
        label(area, name, SWT.CENTER);
        Text text = new Text(area, SWT.BORDER);
        text.setText(value);
        text.setMessage(hint);
        AccessibleName.set(text, name.replace("&", ""));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        return text;
    }

    private void update() {
        Optional<String> mistake = mistake();
        choice = mistake.isPresent() ? Optional.empty() : Optional.of(chosen());
        ImportForecast expected =
                choice.map(made -> ImportForecast.of(subject, made)).orElseGet(() -> new ImportForecast("", false));
        forecast.setText(expected.words());
        if (mistake.isPresent()) {
            sign.setImage(null);
            setMessage(mistake.get(), IMessageProvider.ERROR);
        } else {
            setMessage(about(), IMessageProvider.NONE);
            // beside the reason rather than beside the heading, far above it
            sign.setImage(
                    Dialog.getImage(expected.refused() ? Dialog.DLG_IMG_MESSAGE_WARNING : Dialog.DLG_IMG_MESSAGE_INFO));
        }
        Button confirm = getButton(IDialogConstants.OK_ID);
        confirm.setEnabled(choice.isPresent());
    }

    private Optional<String> mistake() {
        if (Unsigned.parse(start.getText()).isEmpty()) {
            return Optional.of(DmaMessages.Dialog_mistakeStart);
        }
        if (Unsigned.parse(length.getText()).isEmpty()) {
            return Optional.of(DmaMessages.Dialog_mistakeLength);
        }
        boolean iovaIsMeant = !iova.getText().isBlank();
        return iovaIsMeant && Unsigned.parse(iova.getText()).isEmpty()
                ? Optional.of(DmaMessages.Dialog_mistakeIova)
                : Optional.empty();
    }

    private ImportChoice chosen() {
        OptionalLong address = Unsigned.parse(iova.getText());
        return new ImportChoice(
                sessions.get(importer.getSelectionIndex()),
                new ImportRequest(
                        Unsigned.parse(start.getText()).orElseThrow(),
                        Unsigned.parse(length.getText()).orElseThrow(),
                        address,
                        ACCESS.get(access.getSelectionIndex())));
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, DmaMessages.Dialog_confirm, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }
}
