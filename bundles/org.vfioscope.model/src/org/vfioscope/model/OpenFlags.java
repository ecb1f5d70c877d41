package org.vfioscope.model;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The open flags of a descriptor, as open(2) names them.
 *
 * @param bits the flags, asm-generic/fcntl.h
 */
public record OpenFlags(int bits) {

    /** O_ACCMODE, asm-generic/fcntl.h. */
    private static final int ACCESS_MODE = 3;

    private static final Map<Integer, String> MODES = Map.of(0, "O_RDONLY", 1, "O_WRONLY", 2, "O_RDWR");

    private static final Map<Integer, String> OTHERS = new LinkedHashMap<>();

    static {
        OTHERS.put(0x800, "O_NONBLOCK");
        OTHERS.put(DmabufRequest.O_CLOEXEC, "O_CLOEXEC");
    }

    /** What a dmabuf is asked for with unless something else is wanted: as QEMU does, and closed on exec. */
    public static final OpenFlags USUAL = new OpenFlags(DmabufRequest.O_RDWR | DmabufRequest.O_CLOEXEC);

    /**
     * Reads flags as a user writes them.
     *
     * @param text names joined by {@code |} or commas, with or without {@code O_}, such as {@code rdwr,cloexec}; without an
     *     access mode it is O_RDONLY
     * @return the flags; empty where a name is unknown, or two access modes are named
     */
    public static Optional<OpenFlags> parse(String text) {
        int bits = 0;
        boolean moded = false;
        for (String word : text.split("[|,]", -1)) {
            String upper = word.strip().toUpperCase(Locale.ROOT);
            String name = upper.startsWith("O_") ? upper : "O_" + upper;
            Optional<Integer> mode = bit(MODES, name);
            Optional<Integer> bit = mode.or(() -> bit(OTHERS, name));
            if (bit.isEmpty() || moded && mode.isPresent()) {
                return Optional.empty();
            }
            moded |= mode.isPresent();
            bits |= bit.get();
        }
        return Optional.of(new OpenFlags(bits));
    }

    private static Optional<Integer> bit(Map<Integer, String> names, String name) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** {@return the names joined by {@code |}; what has none here in hex} */
    @Override
    public String toString() {
        int mode = bits & ACCESS_MODE;
        StringJoiner text = new StringJoiner("|").add(MODES.getOrDefault(mode, "0x3"));
        int rest = bits & ~ACCESS_MODE;
        for (Map.Entry<Integer, String> other : OTHERS.entrySet()) {
            if ((rest & other.getKey()) != 0) {
                text.add(other.getValue());
                rest &= ~other.getKey();
            }
        }
        return rest == 0
                ? text.toString()
                : text.add("0x" + Integer.toHexString(rest)).toString();
    }
}
