/** The client: a device behind a server's socket, as the rest of the product sees devices. */
package org.vfioscope.vfiouser.internal.client;
