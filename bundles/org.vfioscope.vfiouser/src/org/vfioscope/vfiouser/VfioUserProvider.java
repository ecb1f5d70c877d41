package org.vfioscope.vfiouser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.DeviceServer;
import org.vfioscope.access.spi.ToldSockets;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.names.PciNames;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;
import org.vfioscope.vfiouser.internal.client.KnownSockets;
import org.vfioscope.vfiouser.internal.client.ListedSockets;
import org.vfioscope.vfiouser.internal.client.VfioUserDeviceIo;
import org.vfioscope.vfiouser.internal.server.VfioUserServer;

/**
 * Devices behind the sockets of vfio-user servers, each named {@code vfio-user:} and the socket's path. Those whose sockets
 * the environment variable {@code VFIOSCOPE_SOCKETS} names, or the user told of, are found, others can be opened by name. README.md of this bundle
 * tells more.
 */
public final class VfioUserProvider implements DeviceProvider {

    private static final String ID = "vfio-user";
    private static final String PREFIX = ID + ":";
    private static final String TITLE = "Device of a vfio-user server";

    private final KnownSockets sockets;
    private final ListedSockets listed = new ListedSockets(PREFIX);
    private final PciNames names;

    /** The sockets that the environment names. */
    public VfioUserProvider() {
        this(KnownSockets.ofEnvironment());
    }

    VfioUserProvider(KnownSockets sockets) {
        this.sockets = sockets;
        this.names = new PciNames(HostPaths.real().pciIds());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "vfio-user devices";
    }

    @Override
    public boolean simulated() {
        return false;
    }

    /** {@return whether there are sockets to be listed: without any, the provider is left out of lists} */
    @Override
    public boolean searches() {
        return !sockets.places().isEmpty();
    }

    /** {@inheritDoc} A server may take its one client for the device's user, so none is talked with. */
    @Override
    public List<DeviceDescription> discover(BooleanSupplier cancelled) {
        List<DeviceDescription> devices = new ArrayList<>();
        for (Path socket : listed.behind(sockets.paths())) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            devices.add(description(socket.toString(), obstacle(socket)));
        }
        return devices;
    }

    @Override
    public boolean accepts(String name) {
        return name.startsWith(PREFIX) && name.length() > PREFIX.length();
    }

    @Override
    public DeviceDescription describe(String name) throws DeviceException {
        String path = name.substring(PREFIX.length());
        Optional<String> obstacle = obstacle(socket(name));
        if (obstacle.isPresent()) {
            throw new DeviceException("%s cannot be opened. %s.".formatted(name, obstacle.get()));
        }
        return description(path, obstacle);
    }

    @Override
    public DeviceIo open(DeviceDescription device, Optional<OpenWay> way) throws VfioException, DeviceException {
        return VfioUserDeviceIo.open(device.name(), socket(device.name()), names);
    }

    @Override
    public Optional<ToldSockets> sockets() {
        return Optional.of(listed);
    }

    @Override
    public Optional<DeviceServer> server() {
        return Optional.of(new VfioUserServer());
    }

    private static Path socket(String name) throws DeviceException {
        try {
            return Path.of(name.substring(PREFIX.length()));
        } catch (InvalidPathException e) {
            throw new DeviceException("%s names no path: %s".formatted(name, e.getReason()), e);
        }
    }

    private static Optional<String> obstacle(Path socket) {
        if (!Files.exists(socket)) {
            return Optional.of(
                    "There is no socket %s: start the server, such as vfioscope serve, first".formatted(socket));
        }
        try {
            return KnownSockets.isSocket(socket)
                    ? Optional.empty()
                    : Optional.of("%s is no socket: name the one at which the server listens".formatted(socket));
        } catch (IOException e) {
            return Optional.of("%s cannot be looked at: %s".formatted(socket, e.getMessage()));
        }
    }

    private static DeviceDescription description(String path, Optional<String> obstacle) {
        return new DeviceDescription(
                PREFIX + path,
                ID,
                false,
                TITLE,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                obstacle);
    }
}
