/** Saving what a view shows into a file. */
package org.vfioscope.ui.internal.save;
