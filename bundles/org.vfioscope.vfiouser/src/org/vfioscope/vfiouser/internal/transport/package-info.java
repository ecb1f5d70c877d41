/** What carries the messages: bytes with descriptors, over a socket. */
package org.vfioscope.vfiouser.internal.transport;
