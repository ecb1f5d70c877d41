package org.vfioscope.model.dma;

import java.util.OptionalLong;

/**
 * What is to be mapped for a device's DMA, and where.
 *
 * @param start where the part begins, in bytes from the dmabuf's start, or from the region's where there is no dmabuf,
 *     unsigned
 * @param length its length in bytes, unsigned
 * @param iova its first I/O virtual address; empty has it chosen
 * @param access what the device may do there
 */
public record ImportRequest(long start, long length, OptionalLong iova, DmaAccess access) {}
