/** Which processes hold dmabufs and VFIO devices, from /proc. */
package org.vfioscope.linux.internal.holders;
