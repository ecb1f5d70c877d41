package org.vfioscope.ui.tests.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;

/** Takes pictures of windows, for people to look at: target/screenshots of this bundle. */
public final class Screenshots {

    private static final int UNSCALED = 100;

    private Screenshots() {}

    /**
     * Takes a picture of a window once it has drawn itself; gives the file. On a display of 200 % the name ends so, and the
     * picture has all of its pixels.
     */
    public static Path take(String name, Shell shell) {
        int zoom = Ui.call(() -> shell.getMonitor().getZoom());
        Path file = Path.of("target", "screenshots", name + (zoom == UNSCALED ? "" : "-" + zoom) + ".png");
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicReference<ImageData> last = new AtomicReference<>();
        // GTK fades from one colour to the other when a theme has changed
        Ui.await("a window that has drawn itself", () -> {
            ImageData now = look(shell, zoom);
            ImageData before = last.getAndSet(now);
            return before != null && Arrays.equals(before.data, now.data);
        });
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {last.get()};
        loader.save(file.toString(), SWT.IMAGE_PNG);
        return file;
    }

    /** Takes a picture of the main window in the light theme and in the dark one, and goes back to the desktop's. */
    public static void takeLightAndDark(String name) {
        take(name + "-light", Ui.call(Ui::shell));
        ThemeDriver.choose("Dark", "e4_dark");
        take(name + "-dark", Ui.call(Ui::shell));
        ThemeDriver.back();
    }

    private static ImageData look(Shell shell, int zoom) {
        shell.update();
        // what is drawn when the display is idle is drawn when all events are read
        while (Ui.display().readAndDispatch()) {
            shell.update();
        }
        Rectangle bounds = shell.getBounds();
        Image image = new Image(Ui.display(), bounds.width, bounds.height);
        // the display's own GC sees what a user does: title and menu too
        GC gc = new GC(Ui.display());
        gc.copyArea(image, bounds.x, bounds.y);
        gc.dispose();
        ImageData data = image.getImageData(zoom);
        image.dispose();
        return data;
    }
}
