/** Memory that other processes can map by its descriptor. */
package org.vfioscope.linux.internal.memory;
