package org.vfioscope.ui.internal.views;

import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.IDecoration;

/**
 * A button of a toolbar that stays pressed until it is pressed again. Its icon says so too: GTK shows a pressed button by a
 * shade, of which a theme of high contrast leaves nothing.
 */
public final class ToggleAction extends Action {

    private static final String PRESSED = "icons/toggled.svg";

    private final ImageDescriptor released;
    private final ImageDescriptor pressed;
    private final Consumer<Boolean> changed;

    /**
     * Makes the button, released.
     *
     * @param text what it does
     * @param icon its picture in this bundle
     * @param changed called when it was pressed, with whether it stays pressed
     */
    public ToggleAction(String text, String icon, Consumer<Boolean> changed) {
        super(text, IAction.AS_CHECK_BOX);
        this.changed = changed;
        released = picture(icon);
        pressed = new DecorationOverlayIcon(released, picture(PRESSED), IDecoration.UNDERLAY);
        setImageDescriptor(released);
    }

    private static ImageDescriptor picture(String path) {
        return ResourceLocator.imageDescriptorFromBundle(ToggleAction.class, path)
                .orElseThrow();
    }

    @Override
    public void setChecked(boolean stays) {
        super.setChecked(stays);
        setImageDescriptor(stays ? pressed : released);
    }

    @Override
    public void run() {
        changed.accept(isChecked());
    }
}
