/** Reads devices out of what other programs print: QEMU's trace events, lspci. */
package org.vfioscope.report.capture.imported;
