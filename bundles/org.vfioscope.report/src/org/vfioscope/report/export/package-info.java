/** Exporting devices: choosing content, masking, writing a document to a stream or a file as a whole. */
package org.vfioscope.report.export;
