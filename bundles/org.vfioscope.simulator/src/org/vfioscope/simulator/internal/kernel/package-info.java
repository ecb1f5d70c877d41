/** What stands in for the kernel: it answers for a described device as linux/drivers/vfio/pci does for a real one. */
package org.vfioscope.simulator.internal.kernel;
