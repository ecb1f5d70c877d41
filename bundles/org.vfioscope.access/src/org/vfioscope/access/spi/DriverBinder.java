package org.vfioscope.access.spi;

import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.BindPlan;

/** Binds other drivers to devices. Nothing calls it unless the user asked for that and confirmed the plan. */
public interface DriverBinder {

    /**
     * Works out how to bind a driver to a device, and to whatever must come with it. Changes nothing. Blocks.
     *
     * @param device the device
     * @param driver the driver's name, such as {@code vfio-pci}
     * @return the plan; without steps where the driver is bound already
     * @throws VfioException if the host's files cannot be read
     * @throws DeviceException if the device is in use, or there is no such driver; the message says what to do
     */
    BindPlan planBind(DeviceDescription device, String driver) throws VfioException, DeviceException;

    /**
     * Works out how to give a device back to the driver it had before. Changes nothing. Blocks.
     *
     * @param device the device
     * @return the plan
     * @throws VfioException if the host's files cannot be read
     * @throws DeviceException if the device is in use; the message says what to do
     */
    BindPlan planUnbind(DeviceDescription device) throws VfioException, DeviceException;

    /**
     * Carries a plan out. Blocks.
     *
     * @param plan what {@link #planBind} or {@link #planUnbind} gave
     * @throws VfioException if the kernel refuses a step; the steps before it stay done
     * @throws DeviceException if a driver did not take its device
     */
    void carryOut(BindPlan plan) throws VfioException, DeviceException;
}
