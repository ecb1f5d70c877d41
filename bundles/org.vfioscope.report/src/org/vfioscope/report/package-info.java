/** What a report and a list of devices hold, and the interfaces of their renderers. */
package org.vfioscope.report;
