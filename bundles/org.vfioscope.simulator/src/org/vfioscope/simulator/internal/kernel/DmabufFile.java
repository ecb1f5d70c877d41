package org.vfioscope.simulator.internal.kernel;

/**
 * An open dmabuf. It holds no device: like the kernel's, it outlives the device's descriptor and keeps its size.
 *
 * @param fd its number
 * @param size its size in bytes, unsigned
 * @param inode its inode
 */
record DmabufFile(int fd, long size, long inode) {}
