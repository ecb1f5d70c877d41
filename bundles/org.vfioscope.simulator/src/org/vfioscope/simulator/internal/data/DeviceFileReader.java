package org.vfioscope.simulator.internal.data;

import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reads a device file, strictly: what the form does not know is an error, not ignored. */
final class DeviceFileReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addDeserializer(Quantity.class, new QuantityDeserializer()))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private DeviceFileReader() {}

    /**
     * Reads a file.
     *
     * @param file the file's name, for messages
     * @param json its content
     * @return what it says; not yet checked
     * @throws DeviceFileException if it is not JSON, or not of the form
     */
    static DeviceFile read(String file, InputStream json) throws DeviceFileException {
        try {
            return MAPPER.readValue(json, DeviceFile.class);
        } catch (StreamReadException e) {
            throw new DeviceFileException(file, line(e) + "not JSON: " + firstPart(e), e);
        } catch (UnrecognizedPropertyException e) {
            throw new DeviceFileException(file, "%s%s: there is no such property".formatted(line(e), path(e)), e);
        } catch (JacksonIOException e) {
            throw new DeviceFileException(file, Unreadable.reason(e.getCause()), e);
        } catch (JacksonException e) {
            throw new DeviceFileException(file, "%s%s: %s".formatted(line(e), path(e), firstPart(e)), e);
        }
    }

    private static String line(JacksonException e) {
        int number = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        return number > 0 ? "line " + number + ": " : "";
    }

    /** What went wrong, without what the library adds for its own users: where its stream came from. */
    private static String firstPart(JacksonException e) {
        return e.getOriginalMessage().split(" \\(start marker| at \\[Source|\\R")[0];
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "the file" : path.toString();
    }
}
