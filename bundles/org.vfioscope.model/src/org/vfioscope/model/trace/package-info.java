/** Trace events in the formats of QEMU's hw/vfio/trace-events. */
package org.vfioscope.model.trace;
