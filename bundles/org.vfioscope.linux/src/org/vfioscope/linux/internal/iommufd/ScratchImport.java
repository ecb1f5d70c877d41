package org.vfioscope.linux.internal.iommufd;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.TriedImport;
import org.vfioscope.linux.internal.libc.IoctlCall;
import org.vfioscope.linux.internal.libc.LibC;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.errno.Errno;

/**
 * Tries whether a dmabuf can be imported, in an iommufd of its own to which no device is bound: no DMA can reach the dmabuf,
 * and closing that iommufd takes everything back.
 */
public final class ScratchImport {

    private ScratchImport() {}

    /**
     * Imports the first page of a dmabuf for a moment.
     *
     * @param node the node of iommufd
     * @param ioctl carries its ioctls out
     * @param dmabuf the dmabuf
     * @return what came of it
     * @throws VfioException if the iommufd cannot be closed again
     */
    public static TriedImport of(Path node, IoctlCall ioctl, OwnedDescriptor dmabuf) throws VfioException {
        Iommufd iommufd;
        try {
            iommufd = Iommufd.open(node, ioctl);
        } catch (VfioException e) {
            return new TriedImport.Impossible(e.explained());
        }
        try (iommufd) {
            return in(iommufd, dmabuf);
        }
    }

    private static TriedImport in(Iommufd iommufd, OwnedDescriptor dmabuf) {
        Ioas ioas;
        try {
            ioas = iommufd.allocateIoas();
        } catch (VfioException e) {
            return new TriedImport.Impossible(e.explained());
        }
        try {
            ioas.mapFile(dmabuf, 0, LibC.pageSize(), OptionalLong.empty(), DmaAccess.READ);
            return new TriedImport.Taken();
        } catch (VfioException e) {
            // without the call nothing is learned about the dmabuf
            return e.errno().equals(Errno.ENOTTY)
                    ? new TriedImport.Impossible(e.explained())
                    : new TriedImport.Refused(e.errno());
        }
    }
}
