/** The looks of the window, of which the user chooses one. */
package org.vfioscope.ui.internal.theme;
