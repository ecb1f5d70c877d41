/** Everything that asks a device, off the window's thread. */
package org.vfioscope.ui.internal.jobs;
