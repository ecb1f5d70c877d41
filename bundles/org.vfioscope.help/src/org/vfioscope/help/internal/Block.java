package org.vfioscope.help.internal;

import java.util.List;

/** A piece of a page. Where a text has markup, it is that of org.eclipse.ui.forms.widgets.FormText. */
sealed interface Block {

    /** A heading of level 1 to 3; its anchor is empty where no link leads to it. */
    record Heading(int level, String text, String anchor) implements Block {}

    record Paragraph(String markup) implements Block {}

    record Items(List<String> markups) implements Block {}

    /** Lines to be shown as they are. */
    record Code(String text) implements Block {}

    /** Rows of cells with markup, all of one length; the first row is the heading. */
    record Table(List<List<String>> rows) implements Block {}

    /** A picture; the source is relative to the page. */
    record Picture(String source, String words) implements Block {}
}
