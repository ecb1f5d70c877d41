/** Parsers from the bytes the kernel answers to the values of {@link org.vfioscope.model}. */
package org.vfioscope.model.parse;
