/** The Trace view. */
package org.vfioscope.ui.internal.trace;
