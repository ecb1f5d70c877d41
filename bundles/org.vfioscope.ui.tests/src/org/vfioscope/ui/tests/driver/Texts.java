package org.vfioscope.ui.tests.driver;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** The texts in the window that can be selected. */
public final class Texts {

    private Texts() {}

    /** All that are visible now. */
    public static List<String> all() {
        return Ui.call(Texts::visible);
    }

    /** Waits for one that contains something. */
    public static void await(String part) {
        Ui.await("a text with: " + part, () -> visible().stream().anyMatch(text -> text.contains(part)));
    }

    /** Waits for a sentence that stands where there is nothing else to be shown. */
    public static void awaitSentence(String start) {
        Ui.await(
                "a sentence that starts with: " + start,
                () -> Widgets.all(Ui.shell(), Label.class)
                        .anyMatch(label -> label.isVisible() && label.getText().startsWith(start)));
    }

    /** The colour of the one that starts with something, or null where there is none. To be called on the window's thread. */
    public static RGB colourOf(String start) {
        return Widgets.all(Ui.shell(), Text.class)
                .filter(text -> text.getText().startsWith(start))
                .map(text -> text.getForeground().getRGB())
                .findFirst()
                .orElse(null);
    }

    /** All that are visible now. To be called on the window's thread. */
    public static Stream<String> now() {
        return visible().stream();
    }

    /** All labels that are visible now. To be called on the window's thread. */
    public static Stream<String> labels() {
        return Widgets.all(Ui.shell(), Label.class).map(Label::getText);
    }

    private static List<String> visible() {
        return Widgets.all(Ui.shell(), Text.class).map(Text::getText).toList();
    }
}
