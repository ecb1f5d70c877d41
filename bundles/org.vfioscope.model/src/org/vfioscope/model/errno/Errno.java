package org.vfioscope.model.errno;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An error number of Linux (asm-generic/errno.h).
 *
 * @param number the number, positive
 * @param name its macro's name, such as {@code ENOTTY}
 * @param text what strerror(3) says of it in the C locale
 */
public record Errno(int number, String name, String text) {

    private static final Map<Integer, Errno> TABLE = load();

    /** Operation not permitted. */
    public static final Errno EPERM = of(1);
    /** No such file or directory. */
    public static final Errno ENOENT = of(2);
    /** Input/output error. */
    public static final Errno EIO = of(5);
    /** No such device or address. */
    public static final Errno ENXIO = of(6);
    /** Bad file descriptor. */
    public static final Errno EBADF = of(9);
    /** Resource temporarily unavailable. */
    public static final Errno EAGAIN = of(11);
    /** Cannot allocate memory. */
    public static final Errno ENOMEM = of(12);
    /** Permission denied. */
    public static final Errno EACCES = of(13);
    /** Bad address. */
    public static final Errno EFAULT = of(14);
    /** Device or resource busy. */
    public static final Errno EBUSY = of(16);
    /** File exists. */
    public static final Errno EEXIST = of(17);
    /** No such device. */
    public static final Errno ENODEV = of(19);
    /** Invalid argument. */
    public static final Errno EINVAL = of(22);
    /** Too many open files in system. */
    public static final Errno ENFILE = of(23);
    /** Too many open files. */
    public static final Errno EMFILE = of(24);
    /** Inappropriate ioctl for device. */
    public static final Errno ENOTTY = of(25);
    /** No space left on device. */
    public static final Errno ENOSPC = of(28);
    /** Read-only file system. */
    public static final Errno EROFS = of(30);
    /** Broken pipe. */
    public static final Errno EPIPE = of(32);
    /** No data available. */
    public static final Errno ENODATA = of(61);
    /** Value too large for defined data type. */
    public static final Errno EOVERFLOW = of(75);
    /** Message too long. */
    public static final Errno EMSGSIZE = of(90);
    /** Protocol wrong type for socket. */
    public static final Errno EPROTOTYPE = of(91);
    /** Operation not supported. */
    public static final Errno EOPNOTSUPP = of(95);
    /** Connection reset by peer. */
    public static final Errno ECONNRESET = of(104);

    /**
     * The error with a number.
     *
     * @param number what errno held, positive
     * @return the error; one that this table lacks is named {@code errno N}
     */
    public static Errno of(int number) {
        Errno known = TABLE.get(number);
        return known != null ? known : new Errno(number, "errno " + number, "Unknown error " + number);
    }

    /**
     * The error with a name, as {@link #name} gives it.
     *
     * @param name such as {@code EINVAL}, or {@code errno N} for one that this table lacks
     * @return the error; empty where the name is none
     */
    public static Optional<Errno> named(String name) {
        if (name.matches("errno [0-9]{1,9}")) {
            return Optional.of(of(Integer.parseInt(name.substring("errno ".length()))));
        }
        return TABLE.values().stream()
                .filter(errno -> errno.name().equals(name))
                .findFirst();
    }

    private static Map<Integer, Errno> load() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Errno.class.getResourceAsStream("errno.tsv"), "errno.tsv"),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t"))
                    .map(cells -> new Errno(Integer.parseInt(cells[0]), cells[1], cells[2]))
                    .collect(Collectors.toUnmodifiableMap(Errno::number, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name + " (" + text + ")";
    }
}
