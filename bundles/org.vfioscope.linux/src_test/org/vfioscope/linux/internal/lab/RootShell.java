package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** Commands that prepare the guest. */
final class RootShell {

    private RootShell() {}

    static void run(String commands) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-ec", "PATH=$PATH:/usr/sbin:/sbin; " + commands)
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes());
        assertThat(shell.waitFor()).as(output).isZero();
    }
}
