package org.vfioscope.linux.internal.binding;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.holders.ProcScanner;
import org.vfioscope.linux.internal.sysfs.HostFiles;

/** Whether the host needs a device, so that taking its driver away would do harm. */
public final class DeviceUse {

    private final HostPaths paths;
    private final BlockDevices disks;
    private final NetworkInterfaces networks;

    /**
     * The uses of the running system.
     *
     * @param paths where to look
     */
    public DeviceUse(HostPaths paths) {
        this(paths, NetworkInterfaces::addressesHere);
    }

    DeviceUse(HostPaths paths, Function<String, List<String>> addresses) {
        this.paths = paths;
        this.disks = new BlockDevices(paths);
        this.networks = new NetworkInterfaces(paths, addresses);
    }

    /**
     * Lets a device pass that nothing uses.
     *
     * @throws DeviceException if something does; the message names it and says what to do
     */
    void check(String device) throws VfioException, DeviceException {
        List<String> uses = usesOf(device);
        if (!uses.isEmpty()) {
            throw new DeviceException(
                    "%s is in use: %s. Give it up first: unmount, take the interface down, stop the process"
                            .formatted(device, String.join("; ", uses)));
        }
    }

    private List<String> usesOf(String device) throws VfioException, DeviceException {
        List<String> uses = new ArrayList<>(ofHost(device));
        // the kernel would wait, for as long as it takes, until whoever has the device open closes it
        new ProcScanner(paths)
                .scan(() -> false).devices().stream()
                        .filter(holding -> holding.devices().contains(device))
                        .map(holding ->
                                "it, or its group, is open in %s (%s)".formatted(holding.process(), holding.pid()))
                        .distinct()
                        .forEach(uses::add);
        return uses;
    }

    /**
     * What the host itself uses a device for: file systems and swap on its disks, network interfaces that are up, virtual
     * functions. Reads files of sysfs and proc alone.
     *
     * @param device its address on the PCI bus
     * @return half a sentence for each use; empty where there is none
     * @throws DeviceException if the device is gone
     */
    public List<String> ofHost(String device) throws DeviceException {
        Path folder;
        try {
            folder = paths.pciDevices().resolve(device).toRealPath();
        } catch (IOException e) {
            throw new DeviceException("there is no PCI device %s any more".formatted(device), e);
        }
        List<String> uses = new ArrayList<>();
        uses.addAll(disks.usesOf(folder));
        uses.addAll(networks.usesOf(folder));
        HostFiles.text(folder.resolve("sriov_numvfs"))
                .filter(number -> !number.equals("0"))
                .ifPresent(number ->
                        uses.add("it has %s virtual functions (echo 0 > %s/sriov_numvfs)".formatted(number, folder)));
        return uses;
    }
}
