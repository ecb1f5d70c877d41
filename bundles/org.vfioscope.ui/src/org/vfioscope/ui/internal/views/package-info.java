/** The Devices and Regions views, and how they hear of changes. */
package org.vfioscope.ui.internal.views;
