package org.vfioscope.report.svg;

import java.util.List;

/**
 * A region's place in the drawing.
 *
 * @param y where its heading starts, in units of the drawing from its device's top
 * @param heading its name and size
 * @param map the region drawn to scale; none where nothing of it can be mapped
 */
public record RegionDrawing(int y, String heading, List<AddressMap> map) {}
