package org.vfioscope.model.host;

/** One thing that is done to bind a driver; what is shown as a command is exactly what is carried out. */
public sealed interface BindAction {

    /** {@return what a root shell would do to the same end} */
    String command();

    /**
     * Loads a module.
     *
     * @param module the module's name
     */
    record LoadModule(String module) implements BindAction {

        @Override
        public String command() {
            return "modprobe " + module;
        }
    }

    /**
     * Writes a file below sysfs.
     *
     * @param file the file
     * @param value what is written, with a line feed behind it
     */
    record Write(String file, String value) implements BindAction {

        @Override
        public String command() {
            return value.isEmpty() ? "echo > " + file : "echo %s > %s".formatted(value, file);
        }
    }
}
