package org.vfioscope.help.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;

/** Makes pictures fit. */
final class Pictures {

    private Pictures() {}

    /**
     * Makes a picture narrow enough.
     *
     * @param picture the picture, which belongs to this method from now on
     * @param widest the most it may take, in points
     * @return the picture, or a smaller one; the caller disposes it
     */
    static Image fitted(Image picture, int widest) {
        Rectangle size = picture.getBounds();
        if (size.width <= widest) {
            return picture;
        }
        int height = size.height * widest / size.width;
        Image smaller = new Image(picture.getDevice(), widest, height);
        GC gc = new GC(smaller);
        gc.setAntialias(SWT.ON);
        gc.setInterpolation(SWT.HIGH);
        gc.drawImage(picture, 0, 0, size.width, size.height, 0, 0, widest, height);
        gc.dispose();
        picture.dispose();
        return smaller;
    }
}
