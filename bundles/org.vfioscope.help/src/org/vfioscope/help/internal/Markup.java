package org.vfioscope.help.internal;

/** The markup of org.eclipse.ui.forms.widgets.FormText. */
final class Markup {

    private Markup() {}

    /** A text as markup. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** What is read where some markup is shown. */
    static String plain(String markup) {
        return markup.replace("<br/>", "\n")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
