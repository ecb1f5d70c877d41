package org.vfioscope.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.VfioException;

/** All clauses of the contract. Devices are opened for each test, and nothing may be left open after it. */
abstract class ContractCase
        implements DmabufClauses,
                ImportClauses,
                ImportForecastClauses,
                MappingClauses,
                RegionImportClauses,
                RegisterClauses {

    private DeviceAccess access;
    private int openBefore;

    /** How many descriptors, or what stands for them, are open in this process. */
    abstract int openThings();

    @Override
    public DeviceAccess access() {
        return access;
    }

    @BeforeEach
    void begin() {
        openBefore = openThings();
        access = new DeviceAccess(List.of(subjects().provider()), Clock.systemUTC());
    }

    @AfterEach
    void leaveNothingOpen() throws VfioException {
        access.close();
        assertThat(openThings()).as("what is open after the test").isEqualTo(openBefore);
    }
}
