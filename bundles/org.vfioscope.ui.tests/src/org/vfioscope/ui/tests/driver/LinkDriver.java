package org.vfioscope.ui.tests.driver;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Clicks links. */
public final class LinkDriver {

    private LinkDriver() {}

    /** Waits for a link with a target in the window, and clicks it. */
    public static void click(String target) {
        click(target, () -> Stream.of(Ui.shell()));
    }

    /** Waits for a link with a target in the window or what lies over it, and clicks it. */
    public static void clickAnywhere(String target) {
        click(target, LinkDriver::shells);
    }

    private static void click(String target, Supplier<Stream<? extends Composite>> where) {
        Link link = Ui.find("link to " + target, () -> find(target, where.get()));
        // a link may open a dialog
        Ui.start(() -> {
            Event event = new Event();
            event.text = target;
            link.notifyListeners(SWT.Selection, event);
        });
    }

    /** The colour of a link with a target in the window. */
    public static RGB colour(String target) {
        Link link = Ui.find("link to " + target, () -> find(target, Stream.of(Ui.shell())));
        return Ui.call(() -> link.getLinkForeground().getRGB());
    }

    /** The same, of a link that is there. To be called on the window's thread. */
    public static RGB colourNow(String target) {
        return find(target, Stream.of(Ui.shell())).getLinkForeground().getRGB();
    }

    private static Link find(String target, Stream<? extends Composite> where) {
        return where.flatMap(shell -> Widgets.all(shell, Link.class))
                .filter(candidate -> candidate.getText().contains("\"" + target + "\""))
                .findFirst()
                .orElse(null);
    }

    /** The texts that can be selected, in the window and what lies over it. To be called on the window's thread. */
    public static Stream<String> texts() {
        return shells().flatMap(shell -> Widgets.all(shell, Text.class)).map(Text::getText);
    }

    private static Stream<Shell> shells() {
        return Arrays.stream(Ui.display().getShells()).filter(Shell::isVisible);
    }
}
