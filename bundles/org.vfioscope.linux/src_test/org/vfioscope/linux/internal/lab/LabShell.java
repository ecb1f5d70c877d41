package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** Runs what a user would type as root. */
final class LabShell {

    private LabShell() {}

    static void root(String commands) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-ec", "PATH=$PATH:/usr/sbin:/sbin; " + commands)
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes());
        assertThat(shell.waitFor()).as(output).isZero();
    }
}
