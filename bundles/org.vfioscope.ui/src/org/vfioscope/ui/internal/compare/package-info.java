/** What is different between two devices, two captures, or a device and its capture. */
package org.vfioscope.ui.internal.compare;
