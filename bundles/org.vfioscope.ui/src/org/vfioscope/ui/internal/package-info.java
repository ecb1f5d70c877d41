/** The words of the window. */
package org.vfioscope.ui.internal;
