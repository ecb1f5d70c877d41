package org.vfioscope.linux.internal.binding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.DeviceException;

/** modprobe(8), where the kernel's own modprobe is and where root's PATH has it. */
final class Modprobe implements KernelModules {

    private record Result(int status, String words) {}

    @Override
    public void load(String module) throws DeviceException {
        Result result;
        try {
            result = run("--", module);
        } catch (IOException e) {
            throw new DeviceException("modprobe cannot be started: " + e.getMessage(), e);
        }
        if (result.status() != 0) {
            throw new DeviceException("the module %s cannot be loaded: %s".formatted(module, result.words()));
        }
    }

    @Override
    public Optional<String> named(String modalias) {
        try {
            Result result = run("-R", "--", modalias);
            return result.status() == 0 ? result.words().lines().findFirst() : Optional.empty();
        } catch (IOException e) {
            // a host without modprobe has its drivers built in
            return Optional.empty();
        }
    }

    private static Result run(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("modprobe").redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        // an ordinary user's PATH, kept by some su and sudo, lacks the folders of modprobe
        builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
        builder.command().set(0, "/usr/bin/env");
        builder.command().add(1, "modprobe");
        Process process = builder.start();
        process.getOutputStream().close();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            return new Result(process.waitFor(), words);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new IOException("interrupted", e);
        }
    }
}
