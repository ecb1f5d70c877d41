package org.vfioscope.app;

import org.eclipse.osgi.util.NLS;

/** The words of the application's own menus and dialogs; messages.properties holds them. */
final class Messages extends NLS {

    public static String About_text;
    public static String About_title;

    public static String Menu_file;
    public static String Menu_help;
    public static String Menu_resetLayout;
    public static String Menu_resetLayoutHint;
    public static String Menu_showView;
    public static String Menu_window;

    public static String Status_devices;
    public static String Status_host;
    public static String Status_noDevice;
    public static String Status_simulated;

    static {
        NLS.initializeMessages("org.vfioscope.app.messages", Messages.class);
    }

    private Messages() {}
}
