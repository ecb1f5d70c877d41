package org.vfioscope.ui.internal.views;

/** A view with a line to type an address into. */
public interface Addressed {

    /** Gives the keyboard to the line. */
    void focusAddress();
}
