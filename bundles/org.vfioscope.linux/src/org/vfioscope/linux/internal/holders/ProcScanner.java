package org.vfioscope.linux.internal.holders;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.HolderScanner;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.host.DeviceHolding;
import org.vfioscope.model.host.DmabufHolding;

/** Looks through the descriptors of all processes. Whatever ends or is closed meanwhile is passed over. */
public final class ProcScanner implements HolderScanner {

    /** What the link of a dmabuf begins with, its name behind it (dmabuffs_dname, drivers/dma-buf/dma-buf.c). */
    private static final String DMABUF = "/dmabuf:";

    private final HostPaths paths;
    private final DeviceLinks links;

    /**
     * The processes below a procfs.
     *
     * @param paths where to look
     */
    public ProcScanner(HostPaths paths) {
        this.paths = paths;
        this.links = new DeviceLinks(paths);
    }

    @Override
    public Scan scan(BooleanSupplier cancelled) throws VfioException {
        List<DmabufHolding> dmabufs = new ArrayList<>();
        List<DeviceHolding> devices = new ArrayList<>();
        int unreadable = 0;
        for (ProcProcess process : processes()) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            try {
                for (ProcDescriptor descriptor : process.descriptors()) {
                    dmabuf(process, descriptor).ifPresent(dmabufs::add);
                    device(process, descriptor).ifPresent(devices::add);
                }
            } catch (AccessDeniedException e) {
                unreadable += process.hasProgram() ? 1 : 0;
            }
        }
        return new Scan(dmabufs, devices, unreadable);
    }

    private List<ProcProcess> processes() throws VfioException {
        try {
            return ProcProcess.all(paths);
        } catch (AccessDeniedException e) {
            throw new VfioException(paths.proc().toString(), Operation.DISCOVER, Errno.EACCES);
        } catch (IOException e) {
            throw new VfioException(paths.proc().toString(), Operation.DISCOVER, Errno.EIO);
        }
    }

    private static Optional<DmabufHolding> dmabuf(ProcProcess process, ProcDescriptor descriptor)
            throws AccessDeniedException {
        if (!descriptor.target().startsWith(DMABUF)) {
            return Optional.empty();
        }
        try {
            ProcFdinfo info = descriptor.fdinfo();
            String linkName = descriptor.target().substring(DMABUF.length());
            return Optional.of(new DmabufHolding(
                    process.pid(),
                    process.name(),
                    descriptor.number(),
                    info.number("ino"),
                    info.number("size"),
                    info.text("exp_name"),
                    info.text("name").or(() -> Optional.of(linkName).filter(name -> !name.isEmpty()))));
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            // closed meanwhile
            return Optional.empty();
        }
    }

    private Optional<DeviceHolding> device(ProcProcess process, ProcDescriptor descriptor)
            throws AccessDeniedException {
        try {
            return links.holding(process, descriptor);
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            // closed meanwhile
            return Optional.empty();
        }
    }
}
