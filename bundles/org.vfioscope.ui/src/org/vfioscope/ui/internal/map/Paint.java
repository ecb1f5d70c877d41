package org.vfioscope.ui.internal.map;

import java.util.Locale;

/** How a piece of the map looks: a colour that themes may change, and a pattern, so that no colour stands alone. */
enum Paint {
    /** Mapped by QEMU. */
    MAPPED(Pattern.PLAIN),
    /** Cannot be mapped. */
    GAP(Pattern.STRIPED),
    /** The MSI-X table or its pages. */
    HOLE(Pattern.CROSSED),
    /** In a dmabuf. */
    DMABUF(Pattern.PLAIN),
    /** In a dmabuf that is revoked. */
    REVOKED(Pattern.CROSSED),
    /** Mapped for a device's DMA. */
    IMPORT(Pattern.PLAIN),
    /** Mapped for a device's DMA once, and lost. */
    LOST(Pattern.STRIPED),
    /** The picture's own ground, behind the name of a piece that is too thin to hold it. */
    GROUND(Pattern.PLAIN);

    private final Pattern pattern;

    /** The lines over a colour. */
    enum Pattern {
        /** None. */
        PLAIN,
        /** Rising to the right. */
        STRIPED,
        /** Rising and falling. */
        CROSSED
    }

    Paint(Pattern pattern) {
        this.pattern = pattern;
    }

    Pattern pattern() {
        return pattern;
    }

    /** The colour's id in plugin.xml. */
    String colour() {
        return "org.vfioscope.ui.map." + name().toLowerCase(Locale.ROOT);
    }
}
