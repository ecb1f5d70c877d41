package org.vfioscope.ui.internal.preferences;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jface.preference.IPreferenceStore;

/**
 * Remembers from run to run the sockets behind which devices were opened: those to be listed again, and, for the dialog that
 * asks for one, those opened last, which may be gone. Safe for any thread.
 */
public final class Sockets {

    private static final String LISTED = "sockets.listed";
    private static final String RECENT = "sockets.recent";
    private static final String PEERS = "sockets.peers";
    private static final String RECEIVING = "sockets.receiving";
    private static final String SEPARATOR = "\n";

    /** What a list that drops down shows without being scrolled. */
    private static final int MOST_RECENT = 10;

    private Sockets() {}

    /**
     * Remembers that the device behind a socket was opened.
     *
     * @param socket the socket's path
     */
    public static synchronized void remember(Path socket) {
        put(LISTED, socket, Integer.MAX_VALUE);
        put(RECENT, socket, MOST_RECENT);
    }

    /**
     * What is to be listed again. Those that are gone are forgotten: their servers ended. Asks the file system.
     *
     * @return the paths, the one opened last first
     */
    public static synchronized List<Path> stillThere() {
        List<String> there = get(LISTED).stream()
                .filter(socket -> Files.exists(Path.of(socket)))
                .toList();
        set(LISTED, there);
        return there.stream().map(Path::of).toList();
    }

    /** {@return the paths that were opened last, the last one first} */
    public static List<String> recent() {
        return get(RECENT);
    }

    /**
     * Remembers the socket of a process that a dmabuf was handed over to, for the dialog that asks for the next.
     *
     * @param socket the socket's path
     */
    public static synchronized void rememberPeer(Path socket) {
        put(PEERS, socket, MOST_RECENT);
    }

    /** {@return the paths that dmabufs were handed over to last, the last one first} */
    public static List<String> peers() {
        return get(PEERS);
    }

    /**
     * Remembers where dmabufs were received.
     *
     * @param socket the socket's path, at which nothing is any more
     */
    public static synchronized void rememberReceiving(Path socket) {
        put(RECEIVING, socket, MOST_RECENT);
    }

    /** {@return the paths at which dmabufs were received last, the last one first; a proposal where there was none} */
    public static List<String> receiving() {
        List<String> before = get(RECEIVING);
        String folder = System.getenv("XDG_RUNTIME_DIR");
        return before.isEmpty() && folder != null
                ? List.of(Path.of(folder, "vfioscope-dmabuf").toString())
                : before;
    }

    private static void put(String key, Path socket, int most) {
        List<String> sockets = new ArrayList<>(get(key));
        sockets.remove(socket.toString());
        sockets.addFirst(socket.toString());
        set(key, sockets.subList(0, Math.min(most, sockets.size())));
    }

    private static List<String> get(String key) {
        IPreferenceStore store = Preferences.preferences();
        return Arrays.stream(store.getString(key).split(SEPARATOR))
                .filter(socket -> !socket.isEmpty())
                .toList();
    }

    private static void set(String key, List<String> sockets) {
        Preferences.keep(key, sockets.stream().collect(Collectors.joining(SEPARATOR)));
    }
}
