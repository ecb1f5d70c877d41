package org.vfioscope.ui.tests.driver;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.TreeItem;

/** Looks at what is drawn in a cell of a tree. To be called on the window's thread. */
public final class CellInk {

    private static final int UNSCALED = 100;

    private CellInk() {}

    /** Whether the last sign that is drawn in a cell of a visible row lies low as the dots of an ellipsis do. */
    public static boolean endsInDots(TreeItem item, int column) {
        Rectangle cell = item.getDisplay().map(item.getParent(), null, item.getTextBounds(column));
        GC gc = new GC(item.getDisplay());
        Image image = new Image(item.getDisplay(), cell.width, cell.height);
        gc.copyArea(image, cell.x, cell.y);
        Point sign = gc.textExtent("…");
        ImageData data = image.getImageData(UNSCALED);
        image.dispose();
        gc.dispose();
        int last = cell.width - 1;
        while (last > 0 && !hasInk(data, last, 0, cell.height)) {
            last--;
        }
        boolean low = last > sign.x;
        for (int x = last; x > last - sign.x * 2 / 3; x--) {
            low &= !hasInk(data, x, 0, cell.height / 2);
        }
        return low;
    }

    private static boolean hasInk(ImageData data, int x, int from, int to) {
        int ground = data.getPixel(data.width - 1, 0);
        for (int y = from; y < to; y++) {
            if (data.getPixel(x, y) != ground) {
                return true;
            }
        }
        return false;
    }
}
