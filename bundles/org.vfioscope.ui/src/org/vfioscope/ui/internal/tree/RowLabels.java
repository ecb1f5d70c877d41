package org.vfioscope.ui.internal.tree;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TreeItem;
import org.vfioscope.ui.internal.rows.Icon;
import org.vfioscope.ui.internal.rows.TreeRow;

/** Shows rows; colours repeat what the words already say. */
final class RowLabels extends StyledCellLabelProvider {

    /** The colours of plugin.xml, which a theme may change. */
    private static final String SIMULATED = "org.vfioscope.ui.simulated";

    private static final String PAST = "org.vfioscope.ui.past";

    private final LocalResourceManager resources;
    private final Map<Picture, Image> images = new HashMap<>();

    private record Picture(Icon icon, Optional<Icon> badge, boolean past) {}

    RowLabels(Control owner) {
        resources = new LocalResourceManager(JFaceResources.getResources(), owner);
    }

    private Image image(TreeRow row) {
        return images.computeIfAbsent(new Picture(row.icon(), row.badge(), row.past()), this::create);
    }

    private Image create(Picture picture) {
        ImageDescriptor icon = descriptor(picture.icon());
        ImageDescriptor whole = picture.badge()
                .<ImageDescriptor>map(
                        badge -> new DecorationOverlayIcon(icon, descriptor(badge), IDecoration.BOTTOM_RIGHT))
                .orElse(icon);
        return resources.create(picture.past() ? new Faded(whole) : whole);
    }

    /** Half as opaque: SWT's own disabled pictures are bright, and so the strongest ones on a dark ground. */
    private static final class Faded extends ImageDescriptor {

        private final ImageDescriptor whole;

        Faded(ImageDescriptor whole) {
            this.whole = whole;
        }

        @Override
        public ImageData getImageData(int zoom) {
            ImageData data = whole.getImageData(zoom);
            if (data != null) {
                for (int y = 0; y < data.height; y++) {
                    for (int x = 0; x < data.width; x++) {
                        data.setAlpha(x, y, data.getAlpha(x, y) / 2);
                    }
                }
            }
            return data;
        }
    }

    private static ImageDescriptor descriptor(Icon icon) {
        return ResourceLocator.imageDescriptorFromBundle(RowLabels.class, icon.path())
                .orElseThrow();
    }

    @Override
    public void update(ViewerCell cell) {
        TreeRow row = (TreeRow) cell.getElement();
        String text = row.cells().get(cell.getColumnIndex());
        StyledString styled = row.past()
                ? new StyledString(text, StyledString.createColorRegistryStyler(PAST, null))
                : new StyledString(text);
        int mark = text.indexOf(TreeRow.SIMULATED_MARK);
        // the mark of a past row is as weak as its other words: it would look live beside them
        if (mark >= 0 && !row.past()) {
            styled.setStyle(
                    mark, TreeRow.SIMULATED_MARK.length(), StyledString.createColorRegistryStyler(SIMULATED, null));
        }
        cell.setText(styled.getString());
        cell.setStyleRanges(styled.getStyleRanges());
        cell.setImage(cell.getColumnIndex() == 0 ? image(row) : null);
        super.update(cell);
    }

    /** What is cut off ends in an ellipsis: JFace itself would draw half a letter, and a word that is another one. */
    @Override
    protected void paint(Event event, Object element) {
        TreeItem item = (TreeItem) event.item;
        Rectangle text = item.getTextBounds(event.index);
        String whole = item.getText(event.index);
        String shown = Ellipsis.beginning(whole, text.width, part -> event.gc.textExtent(part).x);
        if (shown.equals(whole)) {
            super.paint(event, element);
            return;
        }
        GC gc = event.gc;
        Rectangle cell = gc.getClipping();
        int end = text.x + gc.textExtent(shown).x;
        gc.setClipping(cell.intersection(new Rectangle(cell.x, cell.y, end - cell.x, cell.height)));
        super.paint(event, element);
        gc.setClipping(cell);
        Color ink = gc.getForeground();
        if (((TreeRow) element).past() && (event.detail & SWT.SELECTED) == 0) {
            gc.setForeground(colors().get(PAST));
        }
        int top = text.y + Math.max(0, (text.height - gc.textExtent(Ellipsis.SIGN).y) / 2);
        gc.drawString(Ellipsis.SIGN, end, top, true);
        gc.setForeground(ink);
    }

    @Override
    public String getToolTipText(Object element) {
        return ((TreeRow) element).tooltip();
    }

    /** {@return the colours that a change of means that rows are to be shown anew} */
    static boolean shows(String color) {
        return color.equals(SIMULATED) || color.equals(PAST);
    }

    /** {@return where the colours are found} */
    static ColorRegistry colors() {
        return JFaceResources.getColorRegistry();
    }
}
