/** The views and actions of the window. */
package org.vfioscope.ui;
