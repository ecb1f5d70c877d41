package org.vfioscope.ui.internal;

import org.eclipse.osgi.util.NLS;

/** The words of the window; messages.properties holds them. */
public final class Messages extends NLS {

    public static String Columns_fit;
    public static String Columns_menu;

    public static String Content_bigEndian;
    public static String Content_binary;
    public static String Content_bytes;
    public static String Content_columnAddress;
    public static String Content_columnChanged;
    public static String Content_columnText;
    public static String Content_columnValue;
    public static String Content_cursor;
    public static String Content_empty;
    public static String Content_goTo;
    public static String Content_goToHint;
    public static String Content_littleEndian;
    public static String Content_name;
    public static String Content_noAddress;
    public static String Content_notCaptured;
    public static String Content_notReadable;
    public static String Content_notWritable;
    public static String Content_nothingRead;
    public static String Content_oneByte;
    public static String Content_order;
    public static String Content_readPage;
    public static String Content_readPageHint;
    public static String Content_readRange;
    public static String Content_readRangeHint;
    public static String Content_register;
    public static String Content_selectRegister;
    public static String Content_slider;
    public static String Content_watch;
    public static String Content_watchEnded;
    public static String Content_watchFailed;
    public static String Content_watchHint;
    public static String Content_watched;
    public static String Content_watchedEvery;
    public static String Content_width;
    public static String Content_write;
    public static String Content_writeHint;

    public static String Create_noDmabuf;

    public static String Devices_cannotOpen;
    public static String Devices_columnDevice;
    public static String Devices_columnDriver;
    public static String Devices_columnState;
    public static String Devices_count;
    public static String Devices_empty;
    public static String Devices_group;
    public static String Devices_groupHint;
    public static String Devices_identity;
    public static String Devices_looking;
    public static String Devices_lost;
    public static String Devices_name;
    public static String Devices_noDriver;
    public static String Devices_noGroup;
    public static String Devices_noGroupHint;
    public static String Devices_noneFound;
    public static String Devices_noneFoundHint;
    public static String Devices_obstacle;
    public static String Devices_oneDevice;
    public static String Devices_open;
    public static String Devices_problem;
    public static String Devices_ready;
    public static String Devices_readyHint;

    public static String Dmabufs_at;
    public static String Dmabufs_event;
    public static String Dmabufs_identity;
    public static String Dmabufs_name;
    public static String Dmabufs_place;
    public static String Dmabufs_qemuDisagrees;
    public static String Dmabufs_rangeHint;
    public static String Dmabufs_rangeName;
    public static String Dmabufs_since;

    public static String Failure_accessDenied;
    public static String Failure_action;
    public static String Failure_cause;
    public static String Failure_copy;
    public static String Failure_details;
    public static String Failure_detailsLabel;
    public static String Failure_didNotWork;
    public static String Failure_heading;
    public static String Failure_noSuchFile;
    public static String Failure_otherFile;
    public static String Failure_remedy;
    public static String Failure_seeCause;
    public static String Failure_title;

    public static String Filter_hint;
    public static String Filter_noneMatches;

    public static String Handles_columnDmabuf;
    public static String Handles_columnIdentity;
    public static String Handles_columnRanges;
    public static String Handles_columnRegion;
    public static String Handles_clear;
    public static String Handles_empty;
    public static String Handles_fd;
    public static String Handles_inode;
    public static String Handles_name;
    public static String Handles_named;
    public static String Handles_released;

    public static String History_cause;
    public static String History_name;
    public static String History_state;
    public static String History_time;

    public static String Jobs_close;
    public static String Jobs_create;
    public static String Jobs_discover;
    public static String Jobs_open;
    public static String Jobs_read;
    public static String Jobs_release;
    public static String Jobs_reread;
    public static String Jobs_save;
    public static String Jobs_watch;
    public static String Jobs_write;

    public static String Map_dmabuf;
    public static String Map_empty;
    public static String Map_fold;
    public static String Map_folded;
    public static String Map_gap;
    public static String Map_name;
    public static String Map_title;
    public static String Map_zoomFit;
    public static String Map_zoomIn;
    public static String Map_zoomOut;

    public static String Notices_dismiss;
    public static String Notices_name;

    public static String Preferences_reopenDevices;
    public static String Preferences_watchDevices;
    public static String Preferences_watchInterval;
    public static String Preferences_watchIntervalWrong;

    public static String Properties_bar;
    public static String Properties_capability;
    public static String Properties_ioDescriptor;
    public static String Selection_several;
    public static String Socket_browse;
    public static String Socket_button;
    public static String Socket_message;
    public static String Socket_notAbsolute;
    public static String Socket_path;
    public static String Socket_title;
    public static String Properties_class;
    public static String Properties_descriptor;
    public static String Properties_device;
    public static String Properties_driver;
    public static String Properties_empty;
    public static String Properties_exporter;
    public static String Properties_flag;
    public static String Properties_group;
    public static String Properties_ids;
    public static String Properties_index;
    public static String Properties_inode;
    public static String Properties_kind;
    public static String Properties_name;
    public static String Properties_no;
    public static String Properties_obstacle;
    public static String Properties_of;
    public static String Properties_offset;
    public static String Properties_open;
    public static String Properties_property;
    public static String Properties_range;
    public static String Properties_region;
    public static String Properties_revision;
    public static String Properties_several;
    public static String Properties_simulated;
    public static String Properties_subsystem;
    public static String Properties_title;
    public static String Properties_vendor;
    public static String Properties_view;
    public static String Properties_yes;

    public static String Questions_cancelButton;
    public static String Questions_close;
    public static String Questions_closeButton;
    public static String Questions_closeOne;
    public static String Questions_closeTitle;
    public static String Questions_quit;
    public static String Questions_quitButton;
    public static String Questions_quitOne;
    public static String Questions_quitTitle;
    public static String Questions_quitWriting;

    public static String Range_button;
    public static String Range_from;
    public static String Range_length;
    public static String Range_message;
    public static String Range_notNumbers;
    public static String Range_pastEnd;
    public static String Range_title;
    public static String Range_tooLarge;
    public static String Range_unaligned;

    public static String Ranges_cutOut;
    public static String Ranges_cutOutHint;
    public static String Ranges_cutOutName;
    public static String Ranges_empty;
    public static String Ranges_gap;
    public static String Ranges_gapHint;
    public static String Ranges_gapName;
    public static String Ranges_kernel;
    public static String Ranges_kernelHint;
    public static String Ranges_msix;
    public static String Ranges_msixHint;
    public static String Ranges_msixName;
    public static String Ranges_name;
    public static String Ranges_none;
    public static String Ranges_noneAbsent;
    public static String Ranges_noneConfigSpace;
    public static String Ranges_noneIoPorts;
    public static String Ranges_noneNoAreas;
    public static String Ranges_noneNotMappable;
    public static String Ranges_noneOnlyMsixTable;
    public static String Ranges_noneRom;
    public static String Ranges_place;
    public static String Ranges_qemu;
    public static String Ranges_qemuHint;
    public static String Ranges_qemuName;
    public static String Ranges_refused;
    public static String Ranges_refusedHint;

    public static String Regions_absent;
    public static String Regions_absentHint;
    public static String Regions_barHint;
    public static String Regions_capabilitiesHint;
    public static String Regions_capabilityMsix;
    public static String Regions_capabilitySparse;
    public static String Regions_columnFlags;
    public static String Regions_columnFileOffset;
    public static String Regions_columnFileOffsetHint;
    public static String Regions_columnName;
    public static String Regions_columnOffset;
    public static String Regions_columnOffsetHint;
    public static String Regions_columnSize;
    public static String Regions_columnState;
    public static String Regions_dmabufs;
    public static String Regions_empty;
    public static String Regions_exportHint;
    public static String Regions_name;
    public static String Regions_oneDmabuf;
    public static String Regions_openExports;
    public static String Regions_openNoExport;
    public static String Regions_problem;
    public static String Regions_regionHint;

    public static String Rules_closeNeedsDevice;
    public static String Rules_closeNotOpen;
    public static String Rules_createNeedsRegion;
    public static String Rules_createNoExport;
    public static String Rules_createNoRange;
    public static String Rules_createRefused;
    public static String Rules_newNeedsDevice;
    public static String Rules_newNoRegion;
    public static String Rules_noWindow;
    public static String Rules_openAlready;
    public static String Rules_openNeedsDevice;
    public static String Rules_openObstacle;
    public static String Rules_recreateNeedsOpen;
    public static String Rules_recreateNeedsReleased;
    public static String Rules_releaseNeedsDmabuf;
    public static String Rules_releasedAlready;

    public static String Save_noView;
    public static String Save_title;

    public static String Trace_clear;
    public static String Trace_columnArguments;
    public static String Trace_columnEvent;
    public static String Trace_columnNumber;
    public static String Trace_columnSource;
    public static String Trace_columnTime;
    public static String Trace_empty;
    public static String Trace_filter;
    public static String Trace_host;
    public static String Trace_log;
    public static String Trace_name;
    public static String Trace_noneMatches;
    public static String Trace_nothingToSave;
    public static String Trace_pause;
    public static String Trace_pauseHint;
    public static String Trace_scrollLock;
    public static String Trace_simulated;

    public static String Welcome_dmabuf;
    public static String Welcome_heading;
    public static String Welcome_refusal;
    public static String Welcome_sparse;

    public static String Wizard_description;
    public static String Wizard_forecast;
    public static String Wizard_heading;
    public static String Wizard_name;
    public static String Wizard_nameHint;
    public static String Wizard_noRange;
    public static String Wizard_noRanges;
    public static String Wizard_onePerRange;
    public static String Wizard_ranges;
    public static String Wizard_rangesHint;
    public static String Wizard_readOnly;
    public static String Wizard_region;
    public static String Wizard_title;

    public static String Write_blind;
    public static String Write_button;
    public static String Write_change;
    public static String Write_message;
    public static String Write_new;
    public static String Write_notRead;
    public static String Write_old;
    public static String Write_oldValue;
    public static String Write_readBack;
    public static String Write_title;
    public static String Write_tooLarge;

    static {
        NLS.initializeMessages("org.vfioscope.ui.internal.messages", Messages.class);
    }

    private Messages() {}
}
