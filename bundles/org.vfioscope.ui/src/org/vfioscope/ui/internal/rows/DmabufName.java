package org.vfioscope.ui.internal.rows;

import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.Dmabuf;
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
        return NLS.bind(Messages.Dmabufs_name, Integer.toString(dmabuf.fd()), Long.toUnsignedString(dmabuf.inode()));
    }
}
