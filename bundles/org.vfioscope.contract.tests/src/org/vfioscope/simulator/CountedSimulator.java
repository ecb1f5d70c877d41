package org.vfioscope.simulator;

import java.util.Optional;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.simulator.internal.kernel.DescriptorTable;

/** The simulator with its shipped devices, whose open dmabufs can be counted. */
public final class CountedSimulator {

    private final DescriptorTable table = new DescriptorTable(DescriptorTable.USUAL_LIMIT);
    private final DeviceProvider provider = new SimulatorProvider(Optional.empty(), table);

    /** {@return the provider} */
    public DeviceProvider provider() {
        return provider;
    }

    /** {@return how many dmabufs are open} */
    public int open() {
        return table.open();
    }
}
