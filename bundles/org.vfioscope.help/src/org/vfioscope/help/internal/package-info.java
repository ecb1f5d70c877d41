/** Shows the pages of the help without a browser, a server or a network. */
package org.vfioscope.help.internal;
