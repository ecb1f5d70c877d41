package org.vfioscope.report.text;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vfioscope.model.Flag;

/** Spells flag words out. */
public final class FlagText {

    private FlagText() {}

    /** The names alone, such as {@code READ, WRITE [0x3]}. */
    public static <F extends Enum<F> & Flag> String names(Set<F> flags, int raw) {
        return spell(flags, raw, Flag::name);
    }

    /** The names with what they mean, such as {@code RESET (can be reset) [0x1]}. */
    public static <F extends Enum<F> & Flag> String meanings(Set<F> flags, int raw) {
        return spell(flags, raw, flag -> "%s (%s)".formatted(flag.name(), flag.meaning()));
    }

    private static <F extends Enum<F> & Flag> String spell(Set<F> flags, int raw, Function<F, String> word) {
        String named = flags.stream().sorted().map(word).collect(Collectors.joining(", "));
        int unnamed = raw & ~flags.stream().mapToInt(Flag::mask).reduce(0, (a, b) -> a | b);
        String all =
                unnamed == 0 ? named : (named.isEmpty() ? "" : named + ", ") + "unnamed bits 0x%x".formatted(unnamed);
        return "%s [0x%x]".formatted(all.isEmpty() ? "none" : all, raw);
    }
}
