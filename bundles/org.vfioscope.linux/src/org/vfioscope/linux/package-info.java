/** Hardware access through the Linux kernel's VFIO interface. */
package org.vfioscope.linux;
