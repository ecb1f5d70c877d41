/** The command line: the same product without a window. */
package org.vfioscope.cli;
