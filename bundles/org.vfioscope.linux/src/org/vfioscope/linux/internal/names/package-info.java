/** Names of PCI vendors, devices and classes. */
package org.vfioscope.linux.internal.names;
