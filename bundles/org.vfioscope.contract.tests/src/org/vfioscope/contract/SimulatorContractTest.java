package org.vfioscope.contract;

import java.util.List;
import java.util.Optional;
import org.vfioscope.model.OpenWay;
import org.vfioscope.simulator.CountedSimulator;

class SimulatorContractTest extends ContractCase {

    private final CountedSimulator simulator = new CountedSimulator();

    @Override
    public Subjects subjects() {
        return new Subjects(
                simulator.provider(),
                "sim:gpu",
                0,
                "sim:nvme",
                "sim:gpu",
                "sim:gpu",
                Optional.of("sim:gpu"),
                1,
                List.of(OpenWay.IOMMUFD, OpenWay.GROUP));
    }

    @Override
    int openThings() {
        return simulator.open();
    }
}
