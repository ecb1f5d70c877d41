/** A PCI function's configuration space, decoded. */
package org.vfioscope.model.pci;
