/** The kernel's iommufd: address spaces (IOAS), what is mapped in them, and the addresses that a device can reach. */
package org.vfioscope.linux.internal.iommufd;
