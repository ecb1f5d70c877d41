/** What sysfs tells of PCI devices and IOMMU groups without touching a device. */
package org.vfioscope.linux.internal.sysfs;
