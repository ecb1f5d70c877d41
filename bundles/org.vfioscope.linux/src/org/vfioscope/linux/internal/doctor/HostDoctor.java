package org.vfioscope.linux.internal.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Doctor;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.Finding;

/** The doctor of this host and its PCI devices. */
public final class HostDoctor implements Doctor {

    private final HostPaths paths;
    private final Predicate<Path> mayOpen;

    /**
     * A doctor for the user who runs this process.
     *
     * @param paths where to look
     */
    public HostDoctor(HostPaths paths) {
        this(paths, node -> Files.isReadable(node) && Files.isWritable(node));
    }

    /**
     * A doctor for a user.
     *
     * @param paths where to look
     * @param mayOpen whether the user may read and write a node
     */
    HostDoctor(HostPaths paths, Predicate<Path> mayOpen) {
        this.paths = paths;
        this.mayOpen = mayOpen;
    }

    @Override
    public List<Finding> examineHost(BooleanSupplier cancelled) {
        List<Supplier<List<Finding>>> examinations = List.of(
                new KernelExamination(paths)::examine,
                new VfioExamination(paths, mayOpen)::examine,
                new IommuExamination(paths)::examine,
                new UserExamination(paths)::examine);
        List<Finding> findings = new ArrayList<>();
        for (Supplier<List<Finding>> examination : examinations) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            findings.addAll(examination.get());
        }
        return findings;
    }

    @Override
    public List<Finding> examine(DeviceDescription device) throws VfioException {
        return new DeviceExamination(paths, mayOpen, device).examine();
    }
}
