package org.vfioscope.access;

import java.time.Instant;
import org.vfioscope.model.dma.ImportState;

/**
 * Something that happened to a mapping for DMA.
 *
 * @param time when it happened, or was noticed
 * @param state the state since then
 * @param cause why, and how it is known, a sentence without its full stop
 */
public record ImportEvent(Instant time, ImportState state, String cause) {}
