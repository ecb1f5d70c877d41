/** Binds other drivers to devices, when the user has asked for it and confirmed the plan. */
package org.vfioscope.linux.internal.binding;
