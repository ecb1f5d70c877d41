package org.vfioscope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.spi.Doctor;
import org.vfioscope.access.spi.DriverBinder;
import org.vfioscope.access.spi.HolderScanner;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.BindAction;
import org.vfioscope.model.host.BindPlan;
import org.vfioscope.model.host.DeviceHolding;
import org.vfioscope.model.host.DmabufHolding;
import org.vfioscope.model.host.Finding;
import org.vfioscope.model.host.Finding.Severity;

/** A host with one finding, one QEMU, and drivers that can be bound. */
final class TestHost implements Doctor, DriverBinder, HolderScanner {

    final List<BindPlan> carriedOut = new ArrayList<>();
    Severity hostSeverity = Severity.OK;
    Severity deviceSeverity = Severity.OK;
    Optional<String> inUse = Optional.empty();
    boolean bound;

    private static Finding finding(String id, Severity severity) {
        return new Finding(id, severity, "a " + id, "A finding.", Optional.of("mend " + id));
    }

    @Override
    public List<Finding> examineHost(BooleanSupplier cancelled) {
        return List.of(finding("kernel", hostSeverity));
    }

    @Override
    public List<Finding> examine(DeviceDescription device) {
        return List.of(finding("device-driver", deviceSeverity));
    }

    @Override
    public Scan scan(BooleanSupplier cancelled) {
        return new Scan(
                List.of(new DmabufHolding(
                        170,
                        "qemu-system-x86",
                        13,
                        OptionalLong.of(5),
                        OptionalLong.of(TestDevice.BAR0_SIZE),
                        Optional.of("vfio_pci_core"),
                        Optional.empty())),
                List.of(new DeviceHolding(
                        170, "qemu-system-x86", 12, DeviceHolding.Kind.DEVICE, List.of("0000:00:03.0"))),
                3);
    }

    @Override
    public BindPlan planBind(DeviceDescription device, String driver) throws DeviceException {
        return plan(device, new BindPlan.Next.Driver(driver));
    }

    @Override
    public BindPlan planUnbind(DeviceDescription device) throws DeviceException {
        return plan(device, new BindPlan.Next.None());
    }

    private BindPlan plan(DeviceDescription device, BindPlan.Next next) throws DeviceException {
        if (inUse.isPresent()) {
            throw new DeviceException(device.name() + " is in use: " + inUse.get());
        }
        return new BindPlan(
                bound
                        ? List.of()
                        : List.of(new BindPlan.Step(
                                Bdf.parse(device.name()).orElseThrow(),
                                Optional.of("e1000e"),
                                next,
                                "asked for",
                                List.of(
                                        new BindAction.LoadModule("vfio-pci"),
                                        new BindAction.Write("/sys/x/driver_override", "")))));
    }

    @Override
    public void carryOut(BindPlan plan) {
        carriedOut.add(plan);
    }
}
