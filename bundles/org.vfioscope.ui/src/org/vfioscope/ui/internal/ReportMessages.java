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
    public static String Compare_a;

    public static String Compare_again;
    public static String Compare_b;
    public static String Compare_changed;
    public static String Compare_chooseCapture;
    public static String Compare_columnDifference;
    public static String Compare_columnProperty;
    public static String Compare_comparing;
    public static String Compare_content;
    public static String Compare_contentMessage;
    public static String Compare_contentTitle;
    public static String Compare_copy;
    public static String Compare_differences;
    public static String Compare_empty;
    public static String Compare_equal;
    public static String Compare_furtherRuns;
    public static String Compare_job;
    public static String Compare_json;
    public static String Compare_name;
    public static String Compare_needsOne;
    public static String Compare_needsTwo;
    public static String Compare_next;
    public static String Compare_none;
    public static String Compare_noResult;
    public static String Compare_notCompared;
    public static String Compare_oneDifference;
    public static String Compare_oneRun;
    public static String Compare_onlyA;
    public static String Compare_onlyB;
    public static String Compare_onlyDifferences;
    public static String Compare_previous;
    public static String Compare_runs;
    public static String Compare_same;
    public static String Compare_sideA;
    public static String Compare_sideB;
    public static String Compare_summary;
    public static String Compare_text;
    public static String Compare_tooltip;
    public static String Compare_tooltipShort;

    public static String Export_allTables;
    public static String Export_asFound;
    public static String Export_asRead;
    public static String Export_browse;
    public static String Export_clipboard;
    public static String Export_columnDevice;
    public static String Export_columnEffect;
    public static String Export_columns;
    public static String Export_content;
    public static String Export_contentHint;
    public static String Export_contentToolTip;
    public static String Export_copied;
    public static String Export_devices;
    public static String Export_devicesDescription;
    public static String Export_devicesHeading;
    public static String Export_done;
    public static String Export_file;
    public static String Export_form;
    public static String Export_formDescription;
    public static String Export_formHeading;
    public static String Export_formPurpose;
    public static String Export_isFolder;
    public static String Export_job;
    public static String Export_jobCopy;
    public static String Export_leftOut;
    public static String Export_links;
    public static String Export_linksFile;
    public static String Export_noFile;
    public static String Export_noFolder;
    public static String Export_notOpened;
    public static String Export_notOpenedTitle;
    public static String Export_nothing;
    public static String Export_oneDevice;
    public static String Export_open;
    public static String Export_opens;
    public static String Export_progress;
    public static String Export_progressContent;
    public static String Export_redact;
    public static String Export_replace;
    public static String Export_replaceButton;
    public static String Export_replaceTitle;
    public static String Export_table;
    public static String Export_tickAll;
    public static String Export_tickNone;
    public static String Export_tickOne;
    public static String Export_tickOpen;
    public static String Export_tickShown;
    public static String Export_title;
    public static String Export_wakes;
    public static String Export_width;
    public static String Export_willWake;
    public static String Export_written;

    public static String Wake_button;
    public static String Wake_question;
    public static String Wake_title;

    static {
        NLS.initializeMessages("org.vfioscope.ui.internal.report", ReportMessages.class);
    }

    private ReportMessages() {}
}
