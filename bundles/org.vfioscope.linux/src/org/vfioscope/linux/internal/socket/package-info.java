/** UNIX stream sockets that carry bytes and descriptors, with a limit to every wait. */
package org.vfioscope.linux.internal.socket;
