package org.vfioscope.linux.internal.socket;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Errno;

/** How long a call on a socket waits for the other side: until a time is over, or until the user gives up. */
public final class Patience {

    /** ECANCELED, asm-generic/errno.h. */
    static final Errno CANCELLED = Errno.of(125);

    private static final long FOREVER = Long.MAX_VALUE;

    private final long end;
    private final BooleanSupplier cancelled;

    private Patience(long end, BooleanSupplier cancelled) {
        this.end = end;
        this.cancelled = cancelled;
    }

    /**
     * Waits until the user gives up.
     *
     * @param cancelled polled several times a second
     * @return this patience
     */
    public static Patience until(BooleanSupplier cancelled) {
        return new Patience(FOREVER, cancelled);
    }

    /**
     * Waits for a time, which begins now and is shared by all calls that are given this patience.
     *
     * @param time how long
     * @param cancelled polled several times a second
     * @return this patience
     */
    public static Patience of(Duration time, BooleanSupplier cancelled) {
        // nanoTime may wrap, so the end is only ever compared by its distance; FOREVER is no distance it could reach
        return new Patience(System.nanoTime() + time.toNanos(), cancelled);
    }

    /**
     * Whether a call failed because the user gave up.
     *
     * @param error what the call threw
     * @return whether nothing else was wrong
     */
    public static boolean isGivenUp(VfioException error) {
        return error.errno().equals(CANCELLED);
    }

    boolean isCancelled() {
        return cancelled.getAsBoolean();
    }

    /** {@return whether the time is over} */
    public boolean isOver() {
        return end != FOREVER && System.nanoTime() - end >= 0;
    }
}
