package org.vfioscope.ui.internal;

import org.eclipse.osgi.util.NLS;

/** The texts of the Problems view; see problems.properties. */
public final class ProblemMessages extends NLS {

    public static String Action_clear;
    public static String Action_clearHint;
    public static String Action_copyRemedy;

    public static String Column_cause;
    public static String Column_device;
    public static String Column_problem;
    public static String Column_remedy;
    public static String Column_severity;
    public static String Column_since;

    public static String Export_backendRemedy;
    public static String Export_driverRemedy;
    public static String Export_kernelRemedy;
    public static String Export_none;

    public static String Gone_remedy;
    public static String Gone_what;
    public static String Gone_why;

    public static String Host;

    public static String Lost_remedy;
    public static String Lost_remedyClosed;
    public static String Lost_remedyReceived;
    public static String Lost_what;

    public static String Notice_capture;
    public static String Notice_captureRemedy;
    public static String Notice_forecast;
    public static String Notice_forecastRemedy;
    public static String Notice_notReopened;
    public static String Notice_notReopenedRemedy;
    public static String Notice_plugin;
    public static String Notice_pluginRemedy;
    public static String Notice_stale;

    public static String Provider_remedy;
    public static String Provider_what;

    public static String Region_cutOut;
    public static String Region_cutOutRemedy;
    public static String Region_cutOutWhy;
    public static String Region_empty;
    public static String Region_emptyWhy;
    public static String Region_nothingToDo;
    public static String Region_refused;
    public static String Region_refusedRemedy;
    public static String Region_unmappable;
    public static String Region_unmappableRemedy;

    public static String Revoked_remedy;
    public static String Revoked_what;

    public static String Tooltip;

    public static String Unread_remedy;
    public static String Unread_what;

    public static String View_count;
    public static String View_empty;
    public static String View_name;

    static {
        NLS.initializeMessages("org.vfioscope.ui.internal.problems", ProblemMessages.class);
    }

    private ProblemMessages() {}
}
