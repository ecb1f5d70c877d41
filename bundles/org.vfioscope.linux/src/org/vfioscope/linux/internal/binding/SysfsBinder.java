package org.vfioscope.linux.internal.binding;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DriverBinder;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.libc.FileWriting;
import org.vfioscope.linux.internal.sysfs.Obstacles;
import org.vfioscope.linux.internal.sysfs.SysfsDevice;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.host.BindAction;
import org.vfioscope.model.host.BindAction.LoadModule;
import org.vfioscope.model.host.BindAction.Write;
import org.vfioscope.model.host.BindPlan;
import org.vfioscope.model.host.BindPlan.Next;
import org.vfioscope.model.host.BindPlan.Step;

/** Binds drivers by driver_override, and remembers which driver a device had before VFIO took it. */
public final class SysfsBinder implements DriverBinder {

    private final HostPaths paths;
    private final BindRecords records;
    private final BindPlanner planner;
    private final DeviceUse use;
    private final KernelModules modules;
    private final SysfsWriter writer;

    /**
     * The binder of the running system; its records are in this user's state folder.
     *
     * @param paths where to look
     */
    public SysfsBinder(HostPaths paths) {
        this(
                paths,
                BindRecords.folderOfThisUser(),
                new Modprobe(),
                (file, value) -> FileWriting.write(Path.of(file), value + "\n", Operation.BIND_DRIVER),
                NetworkInterfaces::addressesHere);
    }

    SysfsBinder(
            HostPaths paths,
            Path state,
            KernelModules modules,
            SysfsWriter writer,
            Function<String, List<String>> addresses) {
        this.paths = paths;
        this.records = new BindRecords(state, paths);
        this.modules = modules;
        this.planner = new BindPlanner(paths, records, modules);
        this.use = new DeviceUse(paths, addresses);
        this.writer = writer;
    }

    @Override
    public BindPlan planBind(DeviceDescription device, String driver) throws VfioException, DeviceException {
        requirePci(device);
        if (!driver.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
            throw new DeviceException("\"%s\" is no driver's name".formatted(driver));
        }
        if (Obstacles.isBridge(device)) {
            throw new DeviceException(
                    "%s is a PCI bridge, which cannot be given to another driver; bind the devices behind it"
                            .formatted(device.name()));
        }
        return checked(planner.bind(device.name(), driver));
    }

    @Override
    public BindPlan planUnbind(DeviceDescription device) throws VfioException, DeviceException {
        requirePci(device);
        return checked(planner.unbind(device.name()));
    }

    private static void requirePci(DeviceDescription device) throws DeviceException {
        if (device.pci().isEmpty()) {
            throw new DeviceException(
                    "%s is no PCI device: a mediated device comes with its VFIO driver".formatted(device.name()));
        }
    }

    private BindPlan checked(List<Step> steps) throws VfioException, DeviceException {
        for (Step step : steps) {
            use.check(step.device().toString());
        }
        return new BindPlan(steps);
    }

    @Override
    public void carryOut(BindPlan plan) throws VfioException, DeviceException {
        Optional<String> first =
                plan.steps().stream().findFirst().map(step -> step.device().toString());
        for (Step step : plan.steps()) {
            String device = step.device().toString();
            if (!files(device).driver().equals(step.former())) {
                throw new DeviceException(
                        "the driver of %s changed since the plan was made: plan again".formatted(device));
            }
            use.check(device);
            boolean takenByVfio = isForVfio(step) && !files(device).isBoundToVfio();
            if (takenByVfio) {
                records.keep(device, record(device, first.filter(name -> !name.equals(device))));
            }
            carryOut(step);
            if (!files(device).isBoundToVfio()) {
                records.forget(device);
            }
        }
    }

    private static boolean isForVfio(Step step) {
        return step.next() instanceof Next.Driver driver && driver.name().contains("vfio");
    }

    private BindRecord record(String device, Optional<String> broughtBy) {
        return new BindRecord(records.boot(), files(device).driver(), override(device), broughtBy);
    }

    /** The kernel shows an override that is not set as {@code (null)}. */
    private Optional<String> override(String device) {
        return files(device).text("driver_override").filter(text -> !text.equals("(null)"));
    }

    private void carryOut(Step step) throws VfioException, DeviceException {
        Optional<String> override = override(step.device().toString());
        try {
            for (BindAction action : step.actions()) {
                carryOut(action);
            }
            verify(step, files(step.device().toString()).driver());
        } catch (VfioException refusal) {
            throw BindAdvice.explain(refusal, restore(step, override, refusal));
        } catch (DeviceException e) {
            throw new DeviceException("%s. %s".formatted(e.getMessage(), restore(step, override, e)), e);
        }
    }

    private void carryOut(BindAction action) throws VfioException, DeviceException {
        switch (action) {
            case LoadModule load -> modules.load(load.module());
            case Write write -> writer.write(write.file(), write.value());
        }
    }

    private static void verify(Step step, Optional<String> now) throws DeviceException {
        boolean done = switch (step.next()) {
            case Next.Driver driver -> now.equals(Optional.of(driver.name()));
            case Next.None none -> now.isEmpty();
            case Next.KernelsChoice choice -> !now.equals(step.former());
        };
        if (!done) {
            throw new DeviceException("%s was to have %s but has %s; see dmesg for why"
                    .formatted(step.device(), step.next().words(), now.orElse("no driver")));
        }
    }

    /** Gives a device back the override and the driver that it had before a step that failed half-way, and says what it has. */
    private String restore(Step step, Optional<String> override, Exception failure) {
        String device = step.device().toString();
        try {
            Path folder = paths.pciDevices().resolve(device);
            writer.write(folder.resolve("driver_override").toString(), override.orElse(""));
            if (step.former().isPresent() && files(device).driver().isEmpty()) {
                Path driver = paths.sysfs()
                        .resolve("bus/pci/drivers")
                        .resolve(step.former().get());
                writer.write(driver.resolve("bind").toString(), device);
            }
            if (!files(device).isBoundToVfio()) {
                records.forget(device);
            }
        } catch (VfioException | DeviceException e) {
            failure.addSuppressed(e);
        }
        return "%s now has %s".formatted(device, files(device).driver().orElse("no driver"));
    }

    private SysfsDevice files(String device) {
        return new SysfsDevice(paths.pciDevices().resolve(device));
    }
}
