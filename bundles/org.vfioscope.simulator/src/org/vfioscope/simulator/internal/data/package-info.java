/** Device files: their form, how they are found, read and checked. */
package org.vfioscope.simulator.internal.data;
