package org.vfioscope.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * One of the product's bundles as the build left it.
 *
 * @param name the symbolic name, which is also the folder's
 * @param manifest as written by hand
 * @param classes all that were compiled from {@code src}
 */
record BuiltBundle(String name, Manifest manifest, JavaClasses classes) {

    /** Every bundle of the product there is, so that a new one cannot be forgotten here. */
    static List<BuiltBundle> all() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(System.getProperty("bundles")))) {
            List<Path> bundles = folders.filter(folder -> Files.exists(folder.resolve("META-INF/MANIFEST.MF")))
                    .filter(folder -> folder.getFileName().toString().startsWith("org.vfioscope."))
                    .filter(folder -> !folder.getFileName().toString().endsWith(".tests"))
                    .sorted()
                    .toList();
            return bundles.stream().map(BuiltBundle::read).toList();
        }
    }

    private static BuiltBundle read(Path folder) {
        try (InputStream in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
            return new BuiltBundle(
                    folder.getFileName().toString(),
                    new Manifest(in),
                    new ClassFileImporter().importPath(folder.resolve("target/classes")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names, without versions and directives, that a header lists. */
    List<String> header(String key) {
        return entries(key).stream().map(entry -> entry.split(";")[0].strip()).toList();
    }

    /** What a header lists, each with its versions and directives. */
    List<String> entries(String key) {
        return Optional.ofNullable(manifest.getMainAttributes().getValue(key)).stream()
                // a comma inside quotes belongs to a version range or a list of friends
                .flatMap(value -> Arrays.stream(value.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")))
                .map(String::strip)
                .toList();
    }

    boolean mayTouchNativeCode() {
        return name.equals("org.vfioscope.linux") || name.equals("org.vfioscope.vfiouser");
    }

    @Override
    public String toString() {
        return name;
    }
}
