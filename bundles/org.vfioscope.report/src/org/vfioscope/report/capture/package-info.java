/** Captures: JSON reports, and other programs' dumps, that open again as devices. */
package org.vfioscope.report.capture;
