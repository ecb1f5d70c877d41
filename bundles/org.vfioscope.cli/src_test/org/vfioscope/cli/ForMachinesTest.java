package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events, completion and the man page. */
class ForMachinesTest extends CommandLineTestBase {

    @Test
    void watchPrintsWhatIsThereAndThenWhatChanges() {
        pause = new Pause() {
            private int looks;

            @Override
            public boolean await(Duration length) {
                assertThat(length).isEqualTo(Duration.ofMillis(500));
                switch (++looks) {
                    case 1 -> simulated.with("late", TestDevice.Dmabufs.MADE);
                    case 2 -> simulated.devices.remove("sim:gpu");
                    default -> assertThat(looks).isEqualTo(3);
                }
                return looks < 3;
            }
        };
        assertThat(run("watch", "--interval", "0.5")).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains("\"event\":\"device-present\"")))
                .hasSize(5);
        assertThat(out.toString().lines().skip(5))
                .satisfiesExactly(
                        came -> assertThat(came)
                                .startsWith("{\"time\":\"2026-11-22T17:20:31Z\",\"event\":\"device-came\","
                                        + "\"device\":{\"name\":\"sim:late\","),
                        left -> assertThat(left).contains("\"event\":\"device-left\"", "\"name\":\"sim:gpu\""));
    }

    @Test
    void watchRefusesAnIntervalThatMakesNoSense() {
        assertThat(run("watch", "--interval", "0")).isEqualTo(2);
        assertThat(err.toString()).startsWith("vfioscope: --interval is between 0.05 and 86400 seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void completesCommandsOptionsAndTheirValues(String shell) {
        assertThat(run("completion", shell)).isZero();
        assertThat(out.toString())
                .contains("devices report diff import watch")
                .contains("--redact")
                .contains("markdown")
                .contains("complete -F _complete_vfioscope");
        assertThat(loaded).hasValue(0);
    }

    @Test
    void theScriptIsOneThatBashTakes() throws IOException, InterruptedException {
        run("completion", "bash");
        assertThat(check(out.toString(), "bash", "-n")).isEmpty();
    }

    @Test
    void theScriptOfZshSaysSo() {
        run("completion", "zsh");
        assertThat(out.toString())
                .startsWith("autoload -U +X compinit && compinit\n#\n# vfioscope zsh Completion\n")
                .doesNotContain("#!");
    }

    @Test
    void aShellWithoutAScriptIsRefusedInTheWordsOfTheHelp() {
        assertThat(run("completion", "fish")).isEqualTo(2);
        assertThat(err.toString()).contains("'fish' is none of bash, zsh").doesNotContain("BASH");
    }

    @Test
    void theManPageTellsEveryCommandOptionAndExitCode() {
        assertThat(run("man")).isZero();
        assertThat(out.toString())
                .startsWith(".TH VFIOSCOPE 1 \"\" \"Vfioscope 0.1.0\"")
                .contains(".SS vfioscope report\n", ".SS vfioscope dmabuf create\n", ".SS vfioscope diff\n")
                .contains(".B \\-\\-redact\n", ".B \\-\\-ignore SECTION\n", ".SH EXIT STATUS\n")
                .doesNotContain("${", "%n", "\t");
        assertThat(loaded).hasValue(0);
    }

    private static String check(String script, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
