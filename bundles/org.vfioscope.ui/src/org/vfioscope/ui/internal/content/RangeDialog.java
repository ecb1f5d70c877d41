package org.vfioscope.ui.internal.content;

import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.MmapRange;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.dialogs.Unsigned;
import org.vfioscope.ui.internal.tree.AccessibleName;

/** Asks for a range to be read. */
final class RangeDialog extends TitleAreaDialog {

    private final RegisterGrid grid;
    private final MmapRange proposal;
    private Text from;
    private Text length;
    private MmapRange range;

    RangeDialog(Shell parent, RegisterGrid grid, MmapRange proposal) {
        super(parent);
        this.grid = grid;
        this.proposal = proposal;
        setHelpAvailable(false);
    }

    /** Asks; empty where the user does not go on. */
    Optional<MmapRange> ask() {
        return open() == OK ? Optional.of(range) : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Range_title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(Messages.Range_title);
        setMessage(Messages.Range_message);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).applyTo(area);
        from = field(area, Messages.Range_from, proposal.offset());
        length = field(area, Messages.Range_length, proposal.size());
        return area;
    }

    private Text field(Composite area, String name, long value) {
        new Label(area, SWT.NONE).setText(name);
        Text field = new Text(area, SWT.BORDER);
        field.setText(new ByteSize(value).hex());
        AccessibleName.set(field, name);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
        field.addListener(SWT.Modify, event -> check());
        return field;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.Range_button, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        check();
    }

    private void check() {
        Optional<String> problem = problem();
        setErrorMessage(problem.orElse(null));
        getButton(IDialogConstants.OK_ID).setEnabled(problem.isEmpty());
    }

    private Optional<String> problem() {
        OptionalLong start = Unsigned.parse(from.getText());
        OptionalLong size = Unsigned.parse(length.getText());
        if (start.isEmpty() || size.isEmpty() || size.getAsLong() == 0) {
            return Optional.of(Messages.Range_notNumbers);
        }
        int width = grid.width().bytes();
        if (start.getAsLong() % width != 0 || size.getAsLong() % width != 0) {
            return Optional.of(NLS.bind(Messages.Range_unaligned, width));
        }
        if (Long.compareUnsigned(size.getAsLong(), ReadRange.LARGEST) > 0) {
            return Optional.of(NLS.bind(Messages.Range_tooLarge, new ByteSize(ReadRange.LARGEST).binary()));
        }
        boolean inside = Long.compareUnsigned(start.getAsLong(), grid.size()) < 0
                && Long.compareUnsigned(size.getAsLong(), grid.size() - start.getAsLong()) <= 0;
        if (!inside) {
            return Optional.of(NLS.bind(Messages.Range_pastEnd, new ByteSize(grid.size())));
        }
        range = new MmapRange(start.getAsLong(), size.getAsLong());
        return Optional.empty();
    }
}
