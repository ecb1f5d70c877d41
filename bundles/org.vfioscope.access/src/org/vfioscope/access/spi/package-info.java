/** What a provider of devices implements. */
package org.vfioscope.access.spi;
