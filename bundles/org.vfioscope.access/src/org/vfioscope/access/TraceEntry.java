package org.vfioscope.access;

import java.time.Instant;
import org.vfioscope.model.trace.TraceEvent;

/**
 * A trace event and when it happened.
 *
 * @param number the event's number in this run, from 1
 * @param time when it happened
 * @param event the event
 * @param simulated whether a simulated device caused it
 */
public record TraceEntry(long number, Instant time, TraceEvent event, boolean simulated) {}
