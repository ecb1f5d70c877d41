/** Drives the real widgets of the window from outside its thread. */
package org.vfioscope.ui.tests.driver;
