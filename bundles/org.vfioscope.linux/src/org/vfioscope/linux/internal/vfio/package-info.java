/** The kernel's VFIO: containers, groups, devices and dmabufs. */
package org.vfioscope.linux.internal.vfio;
