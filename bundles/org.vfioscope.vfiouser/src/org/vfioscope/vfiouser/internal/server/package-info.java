/** The server: an open device of any provider, offered to clients. */
package org.vfioscope.vfiouser.internal.server;
