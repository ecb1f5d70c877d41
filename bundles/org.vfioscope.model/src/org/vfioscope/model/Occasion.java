package org.vfioscope.model;

import java.time.Instant;

/**
 * When and where a device was read.
 *
 * @param time when
 * @param host the host's name, or what stands for it where it is masked
 * @param kernel the kernel and its release, such as {@code Linux 7.3.4 amd64}
 */
public record Occasion(Instant time, String host, String kernel) {}
