/** The canonical JSON form of reports; the schemas are in the bundle's folder {@code schema}. */
package org.vfioscope.report.json;
