package org.vfioscope.ui.internal.dialogs;

import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.dma.ImportRequest;

/**
 * What a user chose in the dialog for imports.
 *
 * @param importer the device for whose DMA it is to be mapped
 * @param request which part, where, and for what
 */
public record ImportChoice(DeviceSession importer, ImportRequest request) {}
