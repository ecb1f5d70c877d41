package org.vfioscope.linux.internal.binding;

import java.io.IOException;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.sysfs.HostFiles;

/** The network interfaces behind a device, and what the host uses them for. */
final class NetworkInterfaces {

    /** IFF_UP, linux/if.h. */
    private static final int UP = 1;

    private final Path all;
    private final Function<String, List<String>> addresses;

    NetworkInterfaces(HostPaths paths, Function<String, List<String>> addresses) {
        this.all = paths.sysfs().resolve("class/net");
        this.addresses = addresses;
    }

    /** The addresses of an interface of the running system. */
    static List<String> addressesHere(String name) {
        try {
            NetworkInterface found = NetworkInterface.getByName(name);
            return found == null
                    ? List.of()
                    : found.getInterfaceAddresses().stream()
                            .map(InterfaceAddress::getAddress)
                            .map(address -> address.getHostAddress().replaceFirst("%.*", ""))
                            .toList();
        } catch (SocketException e) {
            // gone meanwhile
            return List.of();
        }
    }

    /** What uses the interfaces behind a device's real folder, half a sentence each. */
    List<String> usesOf(Path device) {
        List<String> uses = new ArrayList<>();
        for (String name : HostFiles.names(all)) {
            if (!liesBehind(name, device) || !isUp(name)) {
                continue;
            }
            Optional<String> master = HostFiles.linkName(all.resolve(name).resolve("master"));
            master.ifPresent(
                    bridge -> uses.add("its network interface %s is up and a part of %s".formatted(name, bridge)));
            List<String> own = addresses.apply(name);
            if (!own.isEmpty()) {
                uses.add("its network interface %s is up with the address %s".formatted(name, String.join(", ", own)));
            }
        }
        return uses;
    }

    private boolean liesBehind(String name, Path device) {
        try {
            return all.resolve(name).toRealPath().startsWith(device);
        } catch (IOException e) {
            // gone meanwhile
            return false;
        }
    }

    private boolean isUp(String name) {
        return HostFiles.text(all.resolve(name).resolve("flags"))
                .filter(flags -> flags.matches("0x[0-9a-f]{1,7}"))
                .filter(flags -> (Integer.parseInt(flags.substring(2), 16) & UP) != 0)
                .isPresent();
    }
}
