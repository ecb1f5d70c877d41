/** What other plug-ins use of the window: the shared device access and the views' ids. */
package org.vfioscope.ui;
