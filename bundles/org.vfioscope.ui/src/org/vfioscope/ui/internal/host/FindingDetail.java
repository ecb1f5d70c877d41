package org.vfioscope.ui.internal.host;

import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.vfioscope.model.host.Finding;
import org.vfioscope.model.host.Finding.Severity;
import org.vfioscope.ui.internal.HostMessages;
import org.vfioscope.ui.internal.copy.ToClipboard;
import org.vfioscope.ui.internal.tree.AccessibleName;

/** The whole text of one finding, and the command that mends it. */
final class FindingDetail {

    private static final int MARGIN = 6;
    private static final int WIDTH = 300;
    private static final int DETAIL_LINES = 3;
    private static final int COMMAND_LINES = 2;

    private final Composite area;
    private final Text detail;
    private final Label heading;
    private final Text command;
    private final Button copy;

    FindingDetail(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(MARGIN, MARGIN).applyTo(area);
        detail = text(HostMessages.Doctor_detailName, DETAIL_LINES, 2);
        heading = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, false)
                .hint(WIDTH, SWT.DEFAULT)
                .applyTo(heading);
        command = text(HostMessages.Doctor_command, COMMAND_LINES, 1);
        command.setFont(JFaceResources.getTextFont());
        copy = new Button(area, SWT.PUSH);
        copy.setText(HostMessages.Doctor_copyCommandButton);
        GridDataFactory.swtDefaults().align(SWT.END, SWT.BEGINNING).applyTo(copy);
        copy.addListener(SWT.Selection, event -> ToClipboard.put(copy.getDisplay(), command.getText()));
        show(Optional.empty());
    }

    private Text text(String name, int lines, int columns) {
        Text text = new Text(area, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
        text.setBackground(area.getBackground());
        AccessibleName.set(text, name);
        GridDataFactory.fillDefaults()
                .grab(true, true)
                .span(columns, 1)
                .hint(WIDTH, lines * text.getLineHeight())
                .applyTo(text);
        return text;
    }

    Composite control() {
        return area;
    }

    void show(Optional<Finding> finding) {
        detail.setText(finding.map(found -> NLS.bind(
                        HostMessages.Doctor_findingWhole,
                        new Object[] {FindingRows.word(found.severity()), found.title(), found.detail()}))
                .orElse(HostMessages.Doctor_selectFinding));
        Optional<String> mends = finding.flatMap(Finding::command);
        boolean bad = finding.map(Finding::severity)
                .filter(severity -> severity == Severity.WARNING || severity == Severity.ERROR)
                .isPresent();
        heading.setText(mends.isPresent() ? HostMessages.Doctor_command : bad ? HostMessages.Doctor_commandNone : "");
        command.setText(mends.orElse(""));
        take(command, mends.isPresent());
        take(copy, mends.isPresent());
        area.layout();
    }

    /** Gives a control its place, or leaves that to what is read above it. */
    private static void take(Control control, boolean place) {
        control.setVisible(place);
        ((GridData) control.getLayoutData()).exclude = !place;
    }
}
