package org.vfioscope.ui.internal;

import org.eclipse.osgi.util.NLS;

/** The texts about captures, reports and comparisons; see report.properties. */
public final class ReportMessages extends NLS {

    public static String Capture_allFiles;
    public static String Capture_choose;
    public static String Capture_columnNotCaptured;
    public static String Capture_devices;
    public static String Capture_dmabuf;
    public static String Capture_drop;
    public static String Capture_dropHint;
    public static String Capture_examined;
    public static String Capture_file;
    public static String Capture_group;
    public static String Capture_job;
    public static String Capture_jsonFiles;
    public static String Capture_noDevice;
    public static String Capture_noneRecent;
    public static String Capture_notCaptured;
    public static String Capture_notCapturedHint;
    public static String Capture_occasion;
    public static String Capture_open;
    public static String Capture_origin;
    public static String Capture_removeNeedsFile;
    public static String Capture_unreadable;

    static {
        NLS.initializeMessages("org.vfioscope.ui.internal.report", ReportMessages.class);
    }

    private ReportMessages() {}
}
