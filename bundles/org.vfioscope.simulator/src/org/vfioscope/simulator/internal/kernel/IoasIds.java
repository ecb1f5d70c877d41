package org.vfioscope.simulator.internal.kernel;

import java.util.concurrent.atomic.AtomicInteger;

/** Numbers the IOASes of the simulated /dev/iommu. Safe for any thread. */
public final class IoasIds {

    private final AtomicInteger last = new AtomicInteger();

    /** The next number, from 1. */
    int next() {
        return last.incrementAndGet();
    }
}
