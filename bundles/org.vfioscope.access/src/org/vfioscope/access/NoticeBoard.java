package org.vfioscope.access;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Warnings that are given once a run, however many devices cause them. Safe for any thread. */
public final class NoticeBoard {

    private final Set<String> given = ConcurrentHashMap.newKeySet();
    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private final List<Consumer<Notice>> listeners = new CopyOnWriteArrayList<>();

    /**
     * Gives a warning unless one with the same key was given before.
     *
     * @param key what the warning is about
     * @param notice the warning
     */
    public void warnOnce(String key, Notice notice) {
        if (given.add(key)) {
            notices.add(notice);
            listeners.forEach(listener -> listener.accept(notice));
        }
    }

    /** {@return all warnings given so far, oldest first} */
    public List<Notice> notices() {
        return List.copyOf(notices);
    }

    /**
     * Adds a listener; it is called on the thread that caused the warning, often while the device is locked: it is not
     * to wait for another thread.
     *
     * @param listener called with each new warning
     */
    public void addListener(Consumer<Notice> listener) {
        listeners.add(listener);
    }

    /**
     * Removes a listener.
     *
     * @param listener what was added
     */
    public void removeListener(Consumer<Notice> listener) {
        listeners.remove(listener);
    }
}
