package org.vfioscope.vfiouser.internal.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vfioscope.access.spi.ToldSockets;

/** The sockets of which the user told while the program runs, beside those that the environment names. */
public final class ListedSockets implements ToldSockets {

    private final String prefix;
    private final CopyOnWriteArrayList<Path> listed = new CopyOnWriteArrayList<>();

    /**
     * No sockets yet.
     *
     * @param prefix what precedes a socket's path in the name of its device
     */
    public ListedSockets(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public String deviceName(Path socket) {
        return prefix + socket;
    }

    @Override
    public void list(Path socket) {
        listed.addIfAbsent(socket);
    }

    /**
     * Puts the sockets behind others.
     *
     * @param others other sockets
     * @return all, each once
     */
    public List<Path> behind(List<Path> others) {
        List<Path> all = new ArrayList<>(others);
        listed.stream().filter(socket -> !all.contains(socket)).forEach(all::add);
        return all;
    }
}
