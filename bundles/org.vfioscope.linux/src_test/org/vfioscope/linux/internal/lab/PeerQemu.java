package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real QEMU (releng/lab/qemu) that has vfio-pci devices and waits, its processor stopped; spoken to by QMP. */
final class PeerQemu implements AutoCloseable {

    private final Process process;
    private final BufferedReader replies;
    private final Writer commands;

    private PeerQemu(Process process) {
        this.process = process;
        this.replies = process.inputReader();
        this.commands = process.outputWriter();
    }

    /** Starts it; returns when its devices are there. By iommufd where the kernel has it, else by groups. */
    static PeerQemu with(Path errors, String... devices) throws IOException {
        List<String> command = new ArrayList<>(List.of("releng/lab/qemu", "-M", "q35", "-accel", "tcg", "-m", "64"));
        command.addAll(List.of("-nodefaults", "-display", "none", "-S", "-qmp", "stdio"));
        boolean iommufd = Files.exists(Path.of("/dev/iommu"));
        if (iommufd) {
            command.addAll(List.of("-object", "iommufd,id=iommufd0"));
        }
        for (String device : devices) {
            command.addAll(List.of("-device", "vfio-pci,host=" + device + (iommufd ? ",iommufd=iommufd0" : "")));
        }
        PeerQemu qemu = new PeerQemu(
                new ProcessBuilder(command).redirectError(errors.toFile()).start());
        // the main loop answers, and it begins when all devices are made
        String reply = qemu.execute("qmp_capabilities");
        assertThat(reply).as(Files.readString(errors)).contains("return");
        return qemu;
    }

    long pid() {
        return process.pid();
    }

    private String execute(String command) throws IOException {
        commands.write("{\"execute\":\"%s\"}\n".formatted(command));
        commands.flush();
        String line = replies.readLine();
        while (line != null && !line.contains("\"return\"") && !line.contains("\"error\"")) {
            line = replies.readLine();
        }
        return String.valueOf(line);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try (replies;
                commands) {
            execute("quit");
            assertThat(process.waitFor()).isZero();
        }
    }
}
