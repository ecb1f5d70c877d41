package org.vfioscope.ui.internal.tree;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** Shows a sentence in the place of content that there is none of yet. */
public final class Placeholder {

    private static final int MARGIN = 16;

    private final Composite stack;
    private final StackLayout layout = new StackLayout();
    private final Composite page;
    private final Label sentence;
    private final Composite content;

    /**
     * Builds both, and shows the content.
     *
     * @param parent the composite to fill
     */
    public Placeholder(Composite parent) {
        stack = new Composite(parent, SWT.NONE);
        stack.setLayout(layout);
        content = new Composite(stack, SWT.NONE);
        page = new Composite(stack, SWT.NONE);
        GridLayout margins = new GridLayout();
        margins.marginWidth = MARGIN;
        margins.marginHeight = MARGIN;
        page.setLayout(margins);
        sentence = new Label(page, SWT.WRAP);
        sentence.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
        layout.topControl = content;
    }

    /** {@return the composite that holds both} */
    public Composite control() {
        return stack;
    }

    /** {@return where more can stand below the sentence; a grid of one column} */
    public Composite sentencePage() {
        return page;
    }

    /** {@return where the content goes} */
    public Composite content() {
        return content;
    }

    /**
     * Shows a sentence instead of the content.
     *
     * @param text what there is none of, and what to do about it
     */
    public void say(String text) {
        sentence.setText(text);
        page.layout();
        top(page);
    }

    /** {@return whether a sentence is shown instead of the content} */
    public boolean isSaying() {
        return layout.topControl == page;
    }

    /** Shows the content. */
    public void showContent() {
        top(content);
    }

    /** {@return whether something in here has the keyboard} */
    public boolean hasFocus() {
        Control control = stack.getDisplay().getFocusControl();
        while (control != null && control != stack) {
            control = control.getParent();
        }
        return control == stack;
    }

    /** Gives the keyboard to what is shown: what is hidden does not take it, and keys would go nowhere. */
    public void focus() {
        layout.topControl.setFocus();
    }

    private void top(Composite control) {
        if (layout.topControl != control) {
            layout.topControl = control;
            stack.layout();
        }
    }
}
