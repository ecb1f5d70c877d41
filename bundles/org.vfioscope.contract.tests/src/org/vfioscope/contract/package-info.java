/** What holds for every device that has a kernel behind it, be it a real one or the simulator's: one suite for both. */
package org.vfioscope.contract;
