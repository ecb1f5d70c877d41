/** Address maps of a report's devices as one drawing. */
package org.vfioscope.report.svg;
