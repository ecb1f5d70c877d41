/** Examines the host and its devices for what keeps VFIO from working; changes, opens and wakes nothing. */
package org.vfioscope.linux.internal.doctor;
