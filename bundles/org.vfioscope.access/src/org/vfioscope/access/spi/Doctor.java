package org.vfioscope.access.spi;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.Finding;

/** Examines the host, and its devices, for what keeps VFIO from working. Opens, binds and wakes nothing. */
public interface Doctor {

    /**
     * Examines the host. Blocks.
     *
     * @param cancelled polled between steps; once true, what was found so far is returned
     * @return the findings, good ones included, in the order of examination
     * @throws VfioException if the host's files cannot be read
     */
    List<Finding> examineHost(BooleanSupplier cancelled) throws VfioException;

    /**
     * Examines one device. Blocks.
     *
     * @param device the device
     * @return the findings, good ones included, in the order of examination
     * @throws VfioException if the device's files cannot be read
     */
    List<Finding> examine(DeviceDescription device) throws VfioException;
}
