/** Reports as Markdown for mailing lists and issues. */
package org.vfioscope.report.markdown;
