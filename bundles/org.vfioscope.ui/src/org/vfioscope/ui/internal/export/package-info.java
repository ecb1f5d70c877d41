/** Exporting devices into a document. */
package org.vfioscope.ui.internal.export;
