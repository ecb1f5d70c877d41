/** The rows of the trees, built from values by pure functions. */
package org.vfioscope.ui.internal.rows;
