package org.vfioscope.ui.internal.content;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.tree.AccessibleName;

/** The line above the registers: width, order of bytes, where to go, and what to do. */
final class ContentBar {

    private static final int ADDRESS_CHARACTERS = 11;

    private final Composite bar;
    private final CLabel title;
    private final Combo width;
    private final Combo order;
    private final Text address;

    ContentBar(Composite parent) {
        bar = new Composite(parent, SWT.NONE);
        // one that shortens its text: of a long name the end says which region it is
        title = new CLabel(bar, SWT.NONE);
        title.setMargins(0, 0, 0, 0);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .align(SWT.FILL, SWT.CENTER)
                .applyTo(title);
        width = combo(Messages.Content_width);
        for (AccessWidth each : AccessWidth.values()) {
            width.add(NLS.bind(
                    each == AccessWidth.BYTE ? Messages.Content_oneByte : Messages.Content_bytes, each.bytes()));
        }
        order = combo(Messages.Content_order);
        order.setItems(Messages.Content_littleEndian, Messages.Content_bigEndian);
        address = new Text(bar, SWT.BORDER | SWT.SEARCH);
        address.setMessage(Messages.Content_goTo);
        address.setToolTipText(Messages.Content_goToHint);
        AccessibleName.set(address, Messages.Content_goTo);
        GridDataFactory.swtDefaults()
                .hint(address.getLineHeight() / 2 * ADDRESS_CHARACTERS, SWT.DEFAULT)
                .applyTo(address);
    }

    private Combo combo(String name) {
        Combo combo = new Combo(bar, SWT.READ_ONLY);
        combo.setToolTipText(name);
        AccessibleName.set(combo, name);
        return combo;
    }

    /** Adds a button; to be called for all of them before the bar is shown. */
    Button button(String label, String tooltip, Runnable pressed) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(label);
        button.setToolTipText(tooltip);
        button.addListener(SWT.Selection, event -> pressed.run());
        GridLayoutFactory.swtDefaults()
                .numColumns(bar.getChildren().length)
                .margins(4, 2)
                .applyTo(bar);
        return button;
    }

    /** Lets a button be pressed, or says why it cannot work in place of what it does. */
    static void offer(Button button, String tooltip, Optional<String> refusal) {
        button.setEnabled(refusal.isEmpty());
        button.setToolTipText(refusal.orElse(tooltip));
    }

    Composite control() {
        return bar;
    }

    void show(String region, RegionContent content) {
        title.setText(region);
        title.setToolTipText(region);
        width.select(content.format().width().ordinal());
        order.select(content.format().bigEndian() ? 1 : 0);
    }

    void onWidth(Consumer<AccessWidth> chosen) {
        width.addListener(SWT.Selection, event -> chosen.accept(AccessWidth.values()[width.getSelectionIndex()]));
    }

    void onBigEndian(Consumer<Boolean> chosen) {
        order.addListener(SWT.Selection, event -> chosen.accept(order.getSelectionIndex() == 1));
    }

    /** Calls back with what was typed when Enter is pressed in the address line. */
    void onAddress(Consumer<String> typed) {
        address.addListener(SWT.DefaultSelection, event -> typed.accept(address.getText()));
    }

    void focusAddress() {
        address.setFocus();
        address.selectAll();
    }
}
