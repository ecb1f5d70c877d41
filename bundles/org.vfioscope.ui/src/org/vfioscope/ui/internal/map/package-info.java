/** The address map: a picture of a region to scale. */
package org.vfioscope.ui.internal.map;
