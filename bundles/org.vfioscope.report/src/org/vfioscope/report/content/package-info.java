/** Content of regions as files of other programs: Intel HEX. */
package org.vfioscope.report.content;
