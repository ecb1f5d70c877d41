/** Reports and lists of devices for a terminal. */
package org.vfioscope.report.text;
