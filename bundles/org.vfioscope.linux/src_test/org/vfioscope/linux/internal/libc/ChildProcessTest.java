package org.vfioscope.linux.internal.libc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

class ChildProcessTest {

    @TempDir
    Path folder;

    private Path result;
    private OwnedDescriptor inherited;

    @BeforeEach
    void open() throws Exception {
        result = folder.resolve("result");
        inherited = OwnedDescriptor.open(
                Files.writeString(folder.resolve("inherited"), "its content"), Operation.OPEN_GROUP);
    }

    @AfterEach
    void close() throws VfioException {
        inherited.close();
    }

    /** Standard output belongs to the test runner, so the child answers in a file. */
    private int shell(String script, Map<String, String> environment) throws VfioException {
        return ChildProcess.run(inherited, List.of("sh", "-c", script, "sh", result.toString()), environment);
    }

    private VfioException refusal(String command) {
        return catchThrowableOfType(VfioException.class, () -> ChildProcess.run(inherited, List.of(command), Map.of()));
    }

    @Test
    void theChildInheritsTheStandardStreamsAndTheDescriptorAlone() throws Exception {
        // others that are open here and would be inherited, were they not closed
        try (OwnedDescriptor other = OwnedDescriptor.open(folder.resolve("inherited"), Operation.OPEN_GROUP)) {
            int status = shell("""
                    open=; fd=0
                    while [ $fd -lt 1024 ]; do
                        [ ! -e /proc/self/fd/$fd ] || open="$open $fd"
                        fd=$((fd + 1))
                    done
                    echo $open > "$1"
                    """, Map.of());
            assertThat(status).isZero();
            assertThat(other.number()).isGreaterThan(3);
        }
        assertThat(result).hasContent("0 1 2 3");
    }

    @Test
    void theChildFindsTheDescriptorsNumberInItsEnvironment() throws Exception {
        int status = shell(
                "echo $FD $HOW $PATH > \"$1\"; cat /proc/self/fd/$FD >> \"$1\"", Map.of("FD", "%d", "HOW", "as:%d:%d"));

        assertThat(status).isZero();
        assertThat(result).hasContent("3 as:3:3 " + System.getenv("PATH") + "\nits content");
    }

    @Test
    void theChildsSignalsAreAsAShellGivesThem() throws Exception {
        // not through a shell, which clears the mask itself
        ChildProcess.run(inherited, List.of("cp", "/proc/self/status", result.toString()), Map.of());

        assertThat(signals("SigBlk")).isZero();
        assertThat(signals("SigIgn") & 1L << SpawnLibC.SIGPIPE - 1).isZero();
    }

    private long signals(String field) throws IOException {
        String prefix = field + ":\t";
        return Files.readAllLines(result).stream()
                .filter(line -> line.startsWith(prefix))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(prefix.length()), 16))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theExitStatusComesBack() throws Exception {
        assertThat(shell("exit 0", Map.of())).isZero();
        assertThat(shell("exit 42", Map.of())).isEqualTo(42);
        assertThat(shell("exit 255", Map.of())).isEqualTo(255);
    }

    @Test
    void aSignalComesBackAs128AndItsNumber() throws Exception {
        assertThat(shell("kill -KILL $$", Map.of())).isEqualTo(128 + 9);
        assertThat(shell("kill -TERM $$", Map.of())).isEqualTo(128 + 15);
    }

    @Test
    void argumentsAndVariablesKeepEveryCharacter() throws Exception {
        ChildProcess.run(
                inherited,
                List.of("sh", "-c", "printf '%s|%s' \"$2\" \"$VALUE\" > \"$1\"", "sh", result.toString(), "a b'\"$\n*"),
                Map.of("VALUE", " two  words="));

        assertThat(Files.readString(result)).isEqualTo("a b'\"$\n*| two  words=");
    }

    @Test
    void aMissingCommandIsReported() {
        VfioException e = refusal("no-such-command-here");

        assertThat(e.errno()).isEqualTo(Errno.ENOENT);
        assertThat(e.operation()).isEqualTo(Operation.SPAWN);
        assertThat(e.explained()).contains("no-such-command-here", "There is no such command");
    }

    @Test
    void aFileThatIsNoProgramIsReported() {
        assertThat(refusal(folder.resolve("inherited").toString()).errno()).isEqualTo(Errno.EACCES);
    }

    @Test
    void aClosedDescriptorCannotBeInherited() throws Exception {
        inherited.close();

        assertThat(refusal("true").errno()).isEqualTo(Errno.EBADF);
    }

    @Test
    void nothingStaysOpenHere() throws Exception {
        runAndRefuse();
        List<String> before = OpenDescriptors.now();
        for (int i = 0; i < 5; i++) {
            runAndRefuse();
        }
        assertThat(OpenDescriptors.now()).isEqualTo(before);
    }

    private void runAndRefuse() throws VfioException, IOException {
        shell("exit 0", Map.of());
        refusal("no-such-command-here");
        inherited.close();
        inherited = OwnedDescriptor.open(folder.resolve("inherited"), Operation.OPEN_GROUP);
    }
}
