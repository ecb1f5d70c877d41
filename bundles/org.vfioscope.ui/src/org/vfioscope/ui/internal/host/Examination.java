package org.vfioscope.ui.internal.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.Doctor;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.Finding;
import org.vfioscope.ui.internal.HostMessages;

/** Asks everyone who examines the host, and a device of it. One that fails leaves a remark, and the others their say. */
final class Examination {

    /** Begins the key of every examination of the host. */
    static final String HOST = "host/";

    private final DeviceAccess access;
    private final BooleanSupplier cancelled;
    private final BiConsumer<String, Exception> log;

    /** Tells of every failure, in words and as it was thrown. Once cancelled, no more is examined. */
    Examination(DeviceAccess access, BooleanSupplier cancelled, BiConsumer<String, Exception> log) {
        this.access = access;
        this.cancelled = cancelled;
        this.log = log;
    }

    /** What was found on the host, and on the device. Blocks. */
    List<Examined> of(Optional<DeviceDescription> device) {
        List<DeviceProvider> examining = access.providers().stream()
                .filter(provider -> doctor(provider).isPresent())
                .toList();
        List<Examined> all = new ArrayList<>();
        for (DeviceProvider provider : examining) {
            if (!cancelled.getAsBoolean()) {
                all.add(host(provider, examining.size() > 1));
            }
        }
        if (device.isPresent() && !cancelled.getAsBoolean()) {
            String name = device.get().name();
            all.add(examine(
                    "device/" + name, NLS.bind(HostMessages.Doctor_device, name), () -> access.examine(device.get())));
        }
        return all;
    }

    private Optional<Doctor> doctor(DeviceProvider provider) {
        try {
            return provider.doctor();
        } catch (RuntimeException e) {
            log.accept(e.toString(), e);
            return Optional.empty();
        }
    }

    private Examined host(DeviceProvider provider, boolean oneOfSeveral) {
        String title = oneOfSeveral ? NLS.bind(HostMessages.Doctor_hostBy, provider.label()) : HostMessages.Doctor_host;
        Examined examined = examine(
                HOST + provider.id(),
                title,
                () -> doctor(provider).orElseThrow().examineHost(cancelled));
        return cancelled.getAsBoolean()
                ? new Examined(examined.subject(), title, examined.findings(), Optional.of(HostMessages.Doctor_notRun))
                : examined;
    }

    @FunctionalInterface
    private interface Step {
        List<Finding> run() throws VfioException;
    }

    private Examined examine(String key, String title, Step step) {
        try {
            return new Examined(key, title, step.run(), Optional.empty());
        } catch (VfioException e) {
            return failed(key, title, e.explained(), e);
        } catch (RuntimeException e) {
            // a plug-in's provider that is wrong must not hide what the others find
            return failed(key, title, e.toString(), e);
        }
    }

    private Examined failed(String key, String title, String problem, Exception e) {
        log.accept(problem, e);
        return new Examined(key, title, List.of(), Optional.of(problem));
    }
}
