/** The dmabufs of all open devices, and the wizard that makes them. */
package org.vfioscope.ui.internal.dmabufs;
