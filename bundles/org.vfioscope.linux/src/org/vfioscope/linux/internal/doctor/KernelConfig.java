package org.vfioscope.linux.internal.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.vfioscope.linux.internal.HostPaths;

/**
 * What the running kernel was built with.
 *
 * @param file where that was read
 * @param options the options that are set, {@code y}, {@code m} or a value, by name with {@code CONFIG_}
 */
record KernelConfig(Path file, Map<String, String> options) {

    /** The first of the places where kernels and distributions leave it; empty where there is none. */
    static Optional<KernelConfig> of(HostPaths paths, String release) {
        return Stream.of(
                        paths.proc().resolve("config.gz"),
                        paths.rootFile("boot/config-" + release),
                        paths.rootFile("lib/modules/" + release + "/config"),
                        paths.rootFile("usr/lib/modules/" + release + "/config"))
                .filter(Files::isReadable)
                .flatMap(file -> read(file).stream())
                .findFirst();
    }

    private static Optional<KernelConfig> read(Path file) {
        Map<String, String> options = new HashMap<>();
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int equals = line.indexOf('=');
                if (line.startsWith("CONFIG_") && equals > 0) {
                    options.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        } catch (IOException e) {
            // damaged, or gone meanwhile: the next place may have it
            return Optional.empty();
        }
        return Optional.of(new KernelConfig(file, options));
    }

    boolean has(String option) {
        String value = options.get(option);
        return "y".equals(value) || "m".equals(value);
    }

    /** Those of some options that are not set. */
    List<String> missing(String... wanted) {
        return Stream.of(wanted).filter(option -> !has(option)).toList();
    }
}
