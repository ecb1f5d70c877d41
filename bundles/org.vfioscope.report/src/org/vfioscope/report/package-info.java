/** Reports of a device and their renderings. */
package org.vfioscope.report;
