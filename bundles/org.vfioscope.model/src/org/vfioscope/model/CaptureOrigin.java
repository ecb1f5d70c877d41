package org.vfioscope.model;

/**
 * What a device that is replayed from a file was when it was captured.
 *
 * @param name the name it was opened by then, such as {@code 0000:03:00.0}
 * @param providerId the provider that found it then, such as {@code linux}; or {@code qemu-trace} or {@code lspci} where
 *     the file is another program's
 * @param file the file it comes from, without its folder
 */
public record CaptureOrigin(String name, String providerId, String file) {}
