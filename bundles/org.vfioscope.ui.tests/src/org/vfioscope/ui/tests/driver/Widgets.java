package org.vfioscope.ui.tests.driver;

import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Finds widgets by what a user sees. To be called on the window's thread. */
final class Widgets {

    private Widgets() {}

    /** All visible controls of a class in a part of the window, in the order of the tree of widgets. */
    static <C extends Control> Stream<C> all(Composite within, Class<C> type) {
        return Arrays.stream(within.getChildren())
                .flatMap(child -> {
                    Stream<C> self = type.isInstance(child) ? Stream.of(type.cast(child)) : Stream.empty();
                    return child instanceof Composite composite ? Stream.concat(self, all(composite, type)) : self;
                })
                .filter(Control::isVisible);
    }

    /** A label without what SWT reads in it: mnemonics and accelerators. */
    static String plain(String label) {
        return label.replace("&", "").split("\t")[0];
    }
}
