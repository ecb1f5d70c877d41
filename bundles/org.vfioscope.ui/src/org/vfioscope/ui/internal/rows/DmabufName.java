package org.vfioscope.ui.internal.rows;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.OwnedDmabuf;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.Messages;

/**
 * Names a dmabuf so that it is taken for no other one: the kernel gives the number of a descriptor that was closed to the next
 * one that is opened, while an inode stands for one dmabuf alone.
 */
public final class DmabufName {

    private DmabufName() {}

    /**
     * The name of a dmabuf.
     *
     * @param dmabuf the dmabuf, live or released
     * @return such as {@code dmabuf fd 3 (inode 1001)}
     */
    public static String of(Dmabuf dmabuf) {
        return of(dmabuf.fd(), dmabuf.inode());
    }

    /**
     * The name of a dmabuf in a row of its own, where the name that it was given has a place. What tells it from others comes
     * first, as columns are narrow.
     *
     * @param dmabuf the dmabuf, live or released
     * @param given the name that it was given, if any
     * @return such as {@code dmabuf fd 3 "frames" [simulated] (inode 1001)}
     */
    public static String of(Dmabuf dmabuf, Optional<String> given) {
        return given.map(name -> NLS.bind(DmaMessages.Dmabufs_named, Integer.toString(dmabuf.fd()), name))
                .map(named -> TreeRow.marked(named, dmabuf.simulated()))
                .map(marked -> NLS.bind(Messages.Handles_inode, marked, Long.toUnsignedString(dmabuf.inode())))
                .orElseGet(() -> TreeRow.marked(of(dmabuf), dmabuf.simulated()));
    }

    /**
     * The name of a dmabuf that this application holds or held.
     *
     * @param dmabuf the dmabuf, live or released
     * @return such as {@code dmabuf fd 3 (inode 1001)}
     */
    public static String of(OwnedDmabuf dmabuf) {
        return of(dmabuf.fd(), dmabuf.inode());
    }

    /**
     * The name of a dmabuf.
     *
     * @param fd the number of its descriptor here
     * @param inode its inode, unsigned
     * @return such as {@code dmabuf fd 3 (inode 1001)}
     */
    public static String of(int fd, long inode) {
        return NLS.bind(Messages.Dmabufs_name, Integer.toString(fd), Long.toUnsignedString(inode));
    }
}
