/** Native trees that show rows, and what stands in their place while there are none. */
package org.vfioscope.ui.internal.tree;
