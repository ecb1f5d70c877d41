/** Reports as flat tables, one for each class of things, for forms that know rows and columns. */
package org.vfioscope.report.table;
