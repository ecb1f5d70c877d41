/** Simulated devices, described by data files. */
package org.vfioscope.simulator;
