/** What comes, goes and changes on a host, as events. */
package org.vfioscope.report.watch;
