/** What the Properties view says of what is selected. */
package org.vfioscope.ui.internal.properties;
