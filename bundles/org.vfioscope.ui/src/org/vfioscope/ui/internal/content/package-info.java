/** The content of a region, read and written register by register, and only when it is asked for. */
package org.vfioscope.ui.internal.content;
