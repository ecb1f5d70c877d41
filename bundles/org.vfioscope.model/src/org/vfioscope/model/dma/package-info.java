/** What a device's DMA sees: I/O virtual addresses and what is mapped there. */
package org.vfioscope.model.dma;
