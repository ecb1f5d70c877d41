package org.vfioscope.ui.internal;

import org.eclipse.osgi.util.NLS;

/** The texts about address spaces and imports; see dma.properties. */
public final class DmaMessages extends NLS {

    public static String Access_read;
    public static String Access_readWrite;
    public static String Access_write;

    public static String Check_how;
    public static String Check_impossible;
    public static String Check_received;
    public static String Check_refused;
    public static String Check_refusedWhy;
    public static String Check_revoked;
    public static String Check_several;
    public static String Check_shown;
    public static String Check_taken;
    public static String Check_title;

    public static String Close_mapped;
    public static String Close_mappedOne;
    public static String Close_quitMapped;
    public static String Close_quitMappedOne;

    public static String Detach_button;
    public static String Detach_question;
    public static String Detach_title;

    public static String Dialog_access;
    public static String Dialog_attachedTo;
    public static String Dialog_attaches;
    public static String Dialog_confirm;
    public static String Dialog_forecast;
    public static String Dialog_forecastAccepted;
    public static String Dialog_forecastBlind;
    public static String Dialog_forecastReceived;
    public static String Dialog_forecastRefused;
    public static String Dialog_importer;
    public static String Dialog_iova;
    public static String Dialog_iovaHint;
    public static String Dialog_length;
    public static String Dialog_mistakeIova;
    public static String Dialog_mistakeLength;
    public static String Dialog_mistakeStart;
    public static String Dialog_ofDmabuf;
    public static String Dialog_ofRegion;
    public static String Dialog_regionByGroup;
    public static String Dialog_regionByIommufd;
    public static String Dialog_start;
    public static String Dialog_title;

    public static String Dmabufs_named;

    public static String Imports_event;
    public static String Imports_hint;
    public static String Imports_iova;
    public static String Imports_lost;
    public static String Imports_lostHint;
    public static String Imports_mapped;
    public static String Imports_name;
    public static String Imports_ofDmabuf;
    public static String Imports_ofReceived;
    public static String Imports_ofRegion;
    public static String Imports_region;
    public static String Imports_unmapped;

    public static String Jobs_attach;
    public static String Jobs_check;
    public static String Jobs_detach;
    public static String Jobs_handOver;
    public static String Jobs_import;
    public static String Jobs_mapAgain;
    public static String Jobs_receive;
    public static String Jobs_rename;
    public static String Jobs_reset;
    public static String Jobs_unmap;
    public static String Jobs_ways;

    public static String Map_extent;
    public static String Map_label;
    public static String Map_labelLost;
    public static String Map_lost;
    public static String Map_spaces;

    public static String OpenVia_button;
    public static String OpenVia_group;
    public static String OpenVia_iommufd;
    public static String OpenVia_message;
    public static String OpenVia_nothing;
    public static String OpenVia_only;
    public static String OpenVia_title;

    public static String Properties_import;
    public static String Properties_source;

    public static String Failure_oneARange;

    public static String HandOver_button;
    public static String HandOver_done;
    public static String HandOver_message;
    public static String HandOver_title;

    public static String Receive_button;
    public static String Receive_clear;
    public static String Receive_done;
    public static String Receive_from;
    public static String Receive_fromShort;
    public static String Receive_message;
    public static String Receive_nothing;
    public static String Receive_process;
    public static String Receive_quit;
    public static String Receive_quitOne;
    public static String Receive_sender;
    public static String Receive_title;
    public static String Receive_waiting;

    public static String Rename_label;
    public static String Rename_title;
    public static String Rename_tooLong;

    public static String Reset_button;
    public static String Reset_dmabuf;
    public static String Reset_dmabufImported;
    public static String Reset_nothing;
    public static String Reset_revokes;
    public static String Reset_title;

    public static String Rules_attachAlready;
    public static String Rules_attachNeedsDevice;
    public static String Rules_detachNeedsAttached;
    public static String Rules_handOverSimulated;
    public static String Rules_importNeedsDmabuf;
    public static String Rules_importNeedsOpen;
    public static String Rules_importNoRange;
    public static String Rules_importReleased;
    public static String Rules_mapAgainNeedsLost;
    public static String Rules_needsDmabuf;
    public static String Rules_needsImport;
    public static String Rules_openViaAlready;
    public static String Rules_receivedReleased;
    public static String Rules_recreateReceived;
    public static String Rules_resetNeedsDevice;
    public static String Rules_resetNone;
    public static String Rules_unmapped;

    public static String Space_columnAccess;
    public static String Space_columnAddresses;
    public static String Space_columnContent;
    public static String Space_columnSize;
    public static String Space_columnState;
    public static String Space_deviceHint;
    public static String Space_empty;
    public static String Space_free;
    public static String Space_freeHint;
    public static String Space_lost;
    public static String Space_lostSince;
    public static String Space_mapped;
    public static String Space_name;
    public static String Space_rangesUnknown;
    public static String Space_rangesUnknownHint;
    public static String Space_reserved;
    public static String Space_reservedHint;
    public static String Space_reservedState;

    static {
        NLS.initializeMessages("org.vfioscope.ui.internal.dma", DmaMessages.class);
    }

    private DmaMessages() {}
}
