/** The provider of this host's devices, and where the host shows itself. */
package org.vfioscope.linux.internal;
