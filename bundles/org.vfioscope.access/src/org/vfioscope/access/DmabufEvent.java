package org.vfioscope.access;

import java.time.Instant;
import org.vfioscope.model.DmabufState;

/**
 * Something that happened to a dmabuf.
 *
 * @param time when it happened, or was noticed
 * @param state the state since then
 * @param cause why, and how it is known, a sentence without its full stop
 */
public record DmabufEvent(Instant time, DmabufState state, String cause) {}
