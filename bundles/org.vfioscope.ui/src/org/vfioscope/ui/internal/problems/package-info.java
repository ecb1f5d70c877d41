/** The Problems view: all that is wrong just now with the open devices and the host. */
package org.vfioscope.ui.internal.problems;
