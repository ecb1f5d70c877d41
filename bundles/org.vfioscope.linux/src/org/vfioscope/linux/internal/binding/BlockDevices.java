package org.vfioscope.linux.internal.binding;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.holders.NodeHolders;
import org.vfioscope.linux.internal.sysfs.HostFiles;

/** The disks behind a device, partitions and what is stacked on them included, and what the host uses them for. */
final class BlockDevices {

    private final HostPaths paths;
    private final Path all;

    BlockDevices(HostPaths paths) {
        this.paths = paths;
        this.all = paths.sysfs().resolve("class/block");
    }

    /** What uses the disks behind a device's real folder, half a sentence each. */
    List<String> usesOf(Path device) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : HostFiles.names(all)) {
            if (liesBehind(name, device)) {
                addWithStacked(name, names);
            }
        }
        List<String> uses = new ArrayList<>();
        for (String name : names) {
            String number = HostFiles.text(all.resolve(name).resolve("dev")).orElse("");
            mounts(name, number).forEach(place -> uses.add("%s on it is mounted on %s".formatted(name, place)));
            if (isSwap(name)) {
                uses.add("%s on it is swap space".formatted(name));
            }
            NodeHolders.of(paths, paths.dev().resolve(name), NodeHolders.ALL)
                    .forEach(process -> uses.add("%s on it is open in %s".formatted(name, process)));
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

    private void addWithStacked(String name, Set<String> names) {
        if (names.add(name)) {
            HostFiles.names(all.resolve(name).resolve("holders")).forEach(holder -> addWithStacked(holder, names));
        }
    }

    /** A line of mountinfo: id, parent, major:minor, root, mount point, options ... - type, source, options (proc(5)). */
    private List<String> mounts(String name, String number) {
        List<String> places = new ArrayList<>();
        for (String line : HostFiles.lines(paths.proc().resolve("self/mountinfo"))) {
            String[] words = line.split(" ");
            int dash = List.of(words).indexOf("-");
            boolean own = words.length > 4 && words[2].equals(number);
            // file systems of several disks, such as btrfs, have a number of their own
            boolean bySource = dash > 0 && words.length > dash + 2 && leadsTo(words[dash + 2], name);
            if (own || bySource) {
                places.add(words[4]);
            }
        }
        return places;
    }

    private boolean isSwap(String name) {
        return HostFiles.lines(paths.proc().resolve("swaps")).stream()
                .map(line -> line.split("\\s+")[0])
                .anyMatch(file -> leadsTo(file, name));
    }

    private boolean leadsTo(String source, String name) {
        if (!source.startsWith("/dev/")) {
            return false;
        }
        Path node = paths.dev().resolve(source.substring("/dev/".length()));
        return node.equals(paths.dev().resolve(name))
                || HostFiles.linkName(node).equals(Optional.of(name));
    }
}
