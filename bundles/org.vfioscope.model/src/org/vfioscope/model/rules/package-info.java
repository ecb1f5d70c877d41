/** The mmap plan of a region, and the forecast of what an export or import will answer. */
package org.vfioscope.model.rules;
