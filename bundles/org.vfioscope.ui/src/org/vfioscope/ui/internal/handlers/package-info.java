/** What the commands of plugin.xml do. */
package org.vfioscope.ui.internal.handlers;
