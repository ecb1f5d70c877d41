/** Regions mapped into this process, whose faults become errors. */
package org.vfioscope.linux.internal.mapping;
