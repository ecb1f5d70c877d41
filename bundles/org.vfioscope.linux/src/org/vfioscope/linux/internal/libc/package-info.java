/** The C library through JNA: descriptors with an owner, calls with their errno, child processes. */
package org.vfioscope.linux.internal.libc;
