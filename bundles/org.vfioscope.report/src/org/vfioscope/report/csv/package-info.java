/** Reports and lists of devices as CSV (RFC 4180). */
package org.vfioscope.report.csv;
