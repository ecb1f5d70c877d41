package org.vfioscope.simulator.internal.data;

/**
 * Reports what is wrong with a device file.
 *
 * @param file the file's name
 */
record Check(String file) {

    /**
     * Demands something of a property.
     *
     * @param holds whether it is so
     * @param field the property, such as {@code regions[1].size}
     * @param problem what is wrong where it is not so, as a format
     * @param arguments what the format shows
     * @throws DeviceFileException if it is not so
     */
    void that(boolean holds, String field, String problem, Object... arguments) throws DeviceFileException {
        if (!holds) {
            throw new DeviceFileException(file, field, problem.formatted(arguments));
        }
    }

    /**
     * Demands that a property is there.
     *
     * @param <T> its type
     * @param value what the file says
     * @param field the property
     * @return the value
     * @throws DeviceFileException if it is missing
     */
    <T> T required(T value, String field) throws DeviceFileException {
        that(value != null, field, "is missing");
        return value;
    }
}
