package org.vfioscope.ui.internal.action;

import java.util.Arrays;
import java.util.Optional;

/** The actions on what is selected, each of which can say why it cannot work; plugin.xml defines their commands. */
public enum ActionId {
    /** See {@code OpenHandler}. */
    OPEN("open"),
    /** See {@code CloseHandler}. */
    CLOSE("close"),
    /** See {@code CreateDmabufHandler}. */
    CREATE_DMABUF("createDmabuf"),
    /** See {@code ReleaseDmabufHandler}. */
    RELEASE_DMABUF("releaseDmabuf"),
    /** See {@code OpenViaHandler}. */
    OPEN_VIA("openVia"),
    /** See {@code ImportHandler}. */
    IMPORT("import"),
    /** See {@code MapAgainHandler}. */
    MAP_AGAIN("mapAgain"),
    /** See {@code UnmapHandler}. */
    UNMAP("unmap"),
    /** See {@code AttachHandler}. */
    ATTACH("attach"),
    /** See {@code DetachHandler}. */
    DETACH("detach"),
    /** See {@code CheckDmabufHandler}. */
    CHECK_DMABUF("checkDmabuf"),
    /** See {@code HandOverHandler}. */
    HAND_OVER("handOver"),
    /** See {@code RenameDmabufHandler}. */
    RENAME_DMABUF("renameDmabuf"),
    /** See {@code ResetHandler}. */
    RESET("reset"),
    /** See {@code NewDmabufHandler}. */
    NEW_DMABUF("newDmabuf"),
    /** See {@code RecreateDmabufHandler}. */
    RECREATE_DMABUF("recreateDmabuf"),
    /** See {@code RemoveCaptureHandler}. */
    REMOVE_CAPTURE("removeCapture"),
    /** See {@code CompareHandler}. */
    COMPARE("compare"),
    /** See {@code CompareWithCaptureHandler}. */
    COMPARE_WITH_CAPTURE("compareWithCapture");

    private static final String PREFIX = "org.vfioscope.ui.";

    private final String command;

    ActionId(String name) {
        command = PREFIX + name;
    }

    /** {@return the id of its command} */
    public String command() {
        return command;
    }

    /**
     * The action of a command.
     *
     * @param command the command's id
     * @return the action; empty for any other command
     */
    public static Optional<ActionId> of(String command) {
        return Arrays.stream(values()).filter(id -> id.command.equals(command)).findFirst();
    }
}
