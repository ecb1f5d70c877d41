package org.vfioscope.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import freemarker.template.Template;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.report.DeviceReport;
import tools.jackson.core.json.JsonFactory;

/** Reports that do not fit into the heap of the JVM that writes and opens them. */
class BoundedMemoryTest {

    @TempDir
    Path folder;

    @Test
    void contentOfAnyLength() throws Exception {
        // 24 MiB of content are 32 MiB of JSON; the heap is half of that
        assertThat(run("16m", "content", "24")).contains("mismatch at -1", "equal true");
        assertThat(Files.size(folder.resolve("written.json"))).isGreaterThan(30 << 20);
    }

    @Test
    void thousandsOfDevices() throws Exception {
        assertThat(run("24m", "devices", "3000")).contains("mismatch at -1");
        assertThat(Files.size(folder.resolve("written.json"))).isGreaterThan(18 << 20);
    }

    private String run(String heap, String... arguments) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        LargeReportsProgram.class.getName(),
                        arguments[0],
                        arguments[1],
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(said)).isZero();
        return Files.readString(said);
    }

    /** Where the classes lie that are needed; what runs the tests may have a class path of another form. */
    private static String classPath() {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> type : List.of(
                LargeReportsProgram.class,
                DeviceReport.class,
                DeviceAccess.class,
                DeviceSnapshot.class,
                JsonFactory.class,
                CsvWriter.class,
                Template.class,
                CoreException.class,
                IConfigurationElement.class)) {
            try {
                places.add(Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        return String.join(File.pathSeparator, places);
    }
}
