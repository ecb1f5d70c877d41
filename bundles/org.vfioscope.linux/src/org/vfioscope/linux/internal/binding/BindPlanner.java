package org.vfioscope.linux.internal.binding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.DeviceException;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.sysfs.HostFiles;
import org.vfioscope.linux.internal.sysfs.IommuGroup;
import org.vfioscope.linux.internal.sysfs.MissingIommu;
import org.vfioscope.linux.internal.sysfs.SysfsDevice;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.host.BindAction;
import org.vfioscope.model.host.BindAction.LoadModule;
import org.vfioscope.model.host.BindAction.Write;
import org.vfioscope.model.host.BindPlan.Next;
import org.vfioscope.model.host.BindPlan.Step;

/** Works out the steps of binding drivers from what sysfs shows. Changes nothing. */
final class BindPlanner {

    static final String VFIO_PCI = "vfio-pci";

    private final HostPaths paths;
    private final BindRecords records;
    private final KernelModules modules;

    BindPlanner(HostPaths paths, BindRecords records, KernelModules modules) {
        this.paths = paths;
        this.records = records;
        this.modules = modules;
    }

    /** The steps that bind a driver to a device and, where it is a VFIO one, vfio-pci to what would block its group. */
    List<Step> bind(String device, String driver) throws DeviceException {
        List<Step> steps = new ArrayList<>();
        SysfsDevice files = files(device);
        boolean vfio = driver.contains("vfio");
        if (vfio && files.iommuGroup().isEmpty() && !noIommuModeAllowed()) {
            MissingIommu missing = MissingIommu.of(paths);
            throw new DeviceException(
                    "%s would not take %s. %s. %s".formatted(driver, device, missing.cause(), missing.remedy()));
        }
        if (!files.driver().equals(Optional.of(driver))) {
            steps.add(bindStep(device, driver, "asked for", !isLoaded(driver)));
        }
        if (vfio && files.iommuGroup().isPresent()) {
            int group = files.iommuGroup().getAsInt();
            for (IommuGroup.Blocker blocker : IommuGroup.blockers(paths, group)) {
                if (!blocker.name().equals(device)) {
                    requirePci(blocker, group, device);
                    steps.add(bindStep(
                            blocker.name(),
                            VFIO_PCI,
                            "shares IOMMU group %s with %s".formatted(group, device),
                            !isLoaded(VFIO_PCI) && !driver.equals(VFIO_PCI)));
                }
            }
        }
        return steps;
    }

    /** A group may hold a platform device, which another VFIO driver than vfio-pci would have to take. */
    private void requirePci(IommuGroup.Blocker blocker, int group, String device) throws DeviceException {
        if (Bdf.parse(blocker.name()).isEmpty()) {
            Path unbind = paths.iommuGroups()
                    .resolve(group + "/devices/" + blocker.name())
                    .resolve("driver/unbind");
            throw new DeviceException(
                    "%s shares IOMMU group %s with %s but is no PCI device. Take it from its driver %s first, as root: echo %s > %s"
                            .formatted(blocker.name(), group, device, blocker.driver(), blocker.name(), unbind));
        }
    }

    private Step bindStep(String device, String driver, String reason, boolean load) {
        Optional<String> former = files(device).driver();
        List<BindAction> actions = new ArrayList<>();
        if (load) {
            actions.add(new LoadModule(driver));
        }
        actions.add(write(device, "driver_override", driver));
        former.ifPresent(name -> actions.add(write(device, "driver/unbind", device)));
        actions.add(bindWrite(device, driver));
        return new Step(address(device), former, new Next.Driver(driver), reason, actions);
    }

    /** The steps that give a device, and those that came with it, back to their former drivers. */
    List<Step> unbind(String device) throws DeviceException {
        List<Step> steps = new ArrayList<>();
        SysfsDevice files = files(device);
        if (!files.isBoundToVfio()) {
            throw new DeviceException("%s is not bound to a VFIO driver but to %s: there is nothing to give back"
                    .formatted(device, files.driver().orElse("none")));
        }
        steps.add(unbindStep(device, "asked for"));
        if (files.iommuGroup().isPresent()) {
            Path members = paths.iommuGroups().resolve(files.iommuGroup().getAsInt() + "/devices");
            for (String member : HostFiles.names(members)) {
                boolean came = records.of(member)
                        .filter(record -> record.broughtBy().equals(Optional.of(device)))
                        .isPresent();
                if (came && files(member).isBoundToVfio()) {
                    steps.add(unbindStep(member, "was bound for the sake of " + device));
                }
            }
        }
        return steps;
    }

    private Step unbindStep(String device, String reason) {
        Optional<BindRecord> record = records.of(device);
        Optional<String> present = files(device).driver();
        List<BindAction> actions = new ArrayList<>();
        Next next = record.map(BindPlanner::former).orElseGet(() -> kernelsChoice(device));
        String override = record.flatMap(BindRecord::override).orElse("");
        actions.add(write(device, "driver_override", override));
        present.ifPresent(name -> actions.add(write(device, "driver/unbind", device)));
        switch (next) {
            case Next.Driver driver -> {
                if (!isLoaded(driver.name())) {
                    actions.add(new LoadModule(driver.name()));
                }
                actions.add(bindWrite(device, driver.name()));
            }
            case Next.KernelsChoice choice -> {
                choice.expected()
                        .filter(module -> !isLoaded(module))
                        .map(LoadModule::new)
                        .ifPresent(actions::add);
                actions.add(
                        new Write(paths.sysfs().resolve("bus/pci/drivers_probe").toString(), device));
            }
            case Next.None none -> {}
        }
        return new Step(address(device), present, next, reason, actions);
    }

    private static Next former(BindRecord record) {
        return record.former().<Next>map(Next.Driver::new).orElseGet(Next.None::new);
    }

    private Next kernelsChoice(String device) {
        return new Next.KernelsChoice(
                files(device).text("modalias").flatMap(modules::named).filter(name -> !name.contains("vfio")));
    }

    private boolean noIommuModeAllowed() {
        return HostFiles.text(paths.sysfs().resolve("module/vfio/parameters/enable_unsafe_noiommu_mode"))
                .filter("Y"::equals)
                .isPresent();
    }

    private boolean isLoaded(String driver) {
        return Files.isDirectory(driverFolder(driver));
    }

    private Path driverFolder(String driver) {
        return paths.sysfs().resolve("bus/pci/drivers").resolve(driver);
    }

    private BindAction bindWrite(String device, String driver) {
        return new Write(driverFolder(driver).resolve("bind").toString(), device);
    }

    private Write write(String device, String attribute, String value) {
        return new Write(paths.pciDevices().resolve(device).resolve(attribute).toString(), value);
    }

    private SysfsDevice files(String device) {
        return new SysfsDevice(paths.pciDevices().resolve(device));
    }

    private static Bdf address(String device) {
        return Bdf.parse(device).orElseThrow(() -> new IllegalArgumentException("not a PCI address: " + device));
    }
}
