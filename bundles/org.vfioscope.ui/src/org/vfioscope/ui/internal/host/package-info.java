/** The views of the host: what the doctor finds, and which process holds which dmabuf. */
package org.vfioscope.ui.internal.host;
