package org.vfioscope.access.spi;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.host.MemoryAnswer;

/**
 * Finds devices of one kind and opens them. Contributed through the extension point
 * {@code org.vfioscope.access.providers}; an implementation has a public constructor without arguments and may be called
 * from any thread, never from the UI thread.
 */
public interface DeviceProvider {

    /** {@return the provider's id, a single word such as {@code linux}} */
    String id();

    /** {@return the heading under which the devices are shown, such as {@code Host devices}} */
    String label();

    /** {@return whether the provider's devices are simulated} */
    boolean simulated();

    /**
     * Looks for devices. Blocks; touches nothing that would wake, reset or bind a device.
     *
     * @param cancelled polled between devices; once true, what was found so far is returned
     * @return the devices, in the order to be shown
     * @throws VfioException if the place to look in cannot be read
     */
    List<DeviceDescription> discover(BooleanSupplier cancelled) throws VfioException;

    /**
     * Whether a name is one of this provider's, by its form alone.
     *
     * @param name a device's name as a user typed it
     * @return whether {@link #describe} is to be asked
     */
    boolean accepts(String name);

    /**
     * Describes one device. Blocks; touches nothing that would wake, reset or bind the device.
     *
     * @param name a name that this provider accepts
     * @return the device
     * @throws VfioException if the place to look in cannot be read
     * @throws DeviceException if there is no such device; the message names what there is
     */
    DeviceDescription describe(String name) throws VfioException, DeviceException;

    /**
     * Whether the provider looks for devices by itself. One that does not, since its devices are files or sockets that
     * only the user knows of, is left out of lists where it has none.
     *
     * @return whether {@link #discover} finds devices that nobody named before
     */
    default boolean searches() {
        return true;
    }

    /**
     * Describes all devices that a name stands for: one, unless the provider has names for several, such as a file of
     * captured devices. Blocks; touches nothing that would wake, reset or bind a device.
     *
     * @param name a name that this provider accepts
     * @return the devices, at least one, in the order to be shown
     * @throws VfioException if the place to look in cannot be read
     * @throws DeviceException if there is no such device; the message names what there is
     */
    default List<DeviceDescription> describeAll(String name) throws VfioException, DeviceException {
        return List.of(describe(name));
    }

    /**
     * The ways in which a device can be opened. Blocks; opens nothing.
     *
     * @param device what discovery or {@link #describe} gave
     * @return the ways that the host offers, the one to be preferred first; empty where there is nothing to choose
     */
    default List<OpenWay> ways(DeviceDescription device) {
        return List.of();
    }

    /**
     * Opens a device. Blocks.
     *
     * @param device what discovery or {@link #describe} gave
     * @param way how; empty takes the first of {@link #ways}
     * @return the open device; the caller closes it
     * @throws VfioException if the kernel refuses; whatever was opened on the way is closed again
     * @throws DeviceException if the device is not there any more, or cannot be opened in that way
     */
    DeviceIo open(DeviceDescription device, Optional<OpenWay> way) throws VfioException, DeviceException;

    /** {@return who finds the dmabufs of other processes, where the devices are the kernel's} */
    default Optional<HolderScanner> holders() {
        return Optional.empty();
    }

    /**
     * Whether a device answers at its memory BARs. Blocks; opens and wakes nothing.
     *
     * @param name a device's name, as discovery gave it
     * @return what the host tells of it; unknown where there is no host to ask
     */
    default MemoryAnswer memory(String name) {
        return MemoryAnswer.UNKNOWN;
    }

    /** {@return who examines host and devices, where they are the kernel's} */
    default Optional<Doctor> doctor() {
        return Optional.empty();
    }

    /** {@return who binds drivers, where the devices are the kernel's} */
    default Optional<DriverBinder> binder() {
        return Optional.empty();
    }

    /** {@return who receives dmabufs from other processes, where the dmabufs are the kernel's} */
    default Optional<DmabufReceiver> receiver() {
        return Optional.empty();
    }

    /** {@return where the provider is told of sockets behind which there are devices of its kind} */
    default Optional<ToldSockets> sockets() {
        return Optional.empty();
    }

    /** {@return who offers open devices, of any provider, to other processes in this provider's protocol} */
    default Optional<DeviceServer> server() {
        return Optional.empty();
    }
}
