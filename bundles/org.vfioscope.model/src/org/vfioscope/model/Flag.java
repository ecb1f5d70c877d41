package org.vfioscope.model;

import java.util.EnumSet;
import java.util.Set;

/** A named bit of a flags word the kernel answers with. */
public interface Flag {

    /** {@return the bit, as an unsigned 32-bit mask} */
    int mask();

    /** {@return the name as the kernel's header spells it, without the prefix} */
    String name();

    /** {@return what the bit means, in words} */
    String meaning();

    /**
     * The named bits that are set in a word; bits without a name are left out.
     *
     * @param <F> the kind of flag
     * @param type the enum that names the bits
     * @param word the kernel's word
     * @return the set bits, in order of the enum
     */
    static <F extends Enum<F> & Flag> Set<F> of(Class<F> type, int word) {
        EnumSet<F> set = EnumSet.noneOf(type);
        for (F flag : type.getEnumConstants()) {
            if ((word & flag.mask()) != 0) {
                set.add(flag);
            }
        }
        return set;
    }
}
