package org.vfioscope.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads the files that were looked at by eye and are what a rendering has to be, character by character. */
public final class Golden {

    private Golden() {}

    public static String text(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
