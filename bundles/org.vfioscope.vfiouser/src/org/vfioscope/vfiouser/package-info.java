/** Devices that another process serves over a UNIX socket, and devices of this one that are served so. */
package org.vfioscope.vfiouser;
