/** The vfio-user protocol as bytes: messages, their limits, the version that both sides agree on. */
package org.vfioscope.vfiouser.internal.protocol;
