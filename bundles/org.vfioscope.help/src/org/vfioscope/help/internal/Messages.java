package org.vfioscope.help.internal;

import org.eclipse.osgi.util.NLS;

/** The words around the pages; messages.properties holds them. */
final class Messages extends NLS {

    public static String Help_back;
    public static String Help_contents;
    public static String Help_forward;
    public static String Help_hits;
    public static String Help_noHit;
    public static String Help_noPage;
    public static String Help_noPicture;
    public static String Help_search;
    public static String Help_title;

    static {
        NLS.initializeMessages("org.vfioscope.help.internal.messages", Messages.class);
    }

    private Messages() {}
}
