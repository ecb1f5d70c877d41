package org.vfioscope.ui.internal;

import org.eclipse.osgi.util.NLS;

/** The texts about the host: what the doctor found, and who holds dmabufs; see host.properties. */
public final class HostMessages extends NLS {

    public static String Doctor_again;
    public static String Doctor_columnCommand;
    public static String Doctor_columnDetail;
    public static String Doctor_columnFinding;
    public static String Doctor_columnSeverity;
    public static String Doctor_command;
    public static String Doctor_commandNone;
    public static String Doctor_copyCommand;
    public static String Doctor_copyCommandButton;
    public static String Doctor_detailName;
    public static String Doctor_device;
    public static String Doctor_empty;
    public static String Doctor_finding;
    public static String Doctor_findingWhole;
    public static String Doctor_host;
    public static String Doctor_hostBy;
    public static String Doctor_job;
    public static String Doctor_jobDevice;
    public static String Doctor_looking;
    public static String Doctor_name;
    public static String Doctor_notRun;
    public static String Doctor_selectFinding;
    public static String Doctor_severityError;
    public static String Doctor_severityNote;
    public static String Doctor_severityOk;
    public static String Doctor_severityWarning;
    public static String Doctor_summary;

    public static String Holders_columnHolder;
    public static String Holders_columnInode;
    public static String Holders_columnName;
    public static String Holders_columnOrigin;
    public static String Holders_columnSize;
    public static String Holders_device;
    public static String Holders_dmabuf;
    public static String Holders_dmabufHint;
    public static String Holders_empty;
    public static String Holders_emptyUnread;
    public static String Holders_failed;
    public static String Holders_group;
    public static String Holders_groupOf;
    public static String Holders_job;
    public static String Holders_look;
    public static String Holders_looking;
    public static String Holders_name;
    public static String Holders_process;
    public static String Holders_self;
    public static String Holders_summary;
    public static String Holders_tab;
    public static String Holders_tabOwn;
    public static String Holders_unknownDevice;
    public static String Holders_unread;
    public static String Holders_unreadHint;

    static {
        NLS.initializeMessages("org.vfioscope.ui.internal.host", HostMessages.class);
    }

    private HostMessages() {}
}
