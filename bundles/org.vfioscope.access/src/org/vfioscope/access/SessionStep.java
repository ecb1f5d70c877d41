package org.vfioscope.access;

/** What is done while no one else asks the device. */
@FunctionalInterface
interface SessionStep<T> {
    T run() throws VfioException, DeviceException;
}
