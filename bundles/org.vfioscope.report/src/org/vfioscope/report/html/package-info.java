/** Reports as one self-contained HTML page. */
package org.vfioscope.report.html;
