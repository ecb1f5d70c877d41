/** Values of the region model: devices, regions, mmap ranges, capabilities, interrupts, dmabufs. Nothing here touches hardware. */
package org.vfioscope.model;
