/** What an errno of a VFIO call means, and what to do about it. */
package org.vfioscope.model.errno;
