package org.vfioscope.ui.internal.dmabufs;

import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.ui.internal.rows.OpenDevice.MadeDmabuf;

/**
 * A dmabuf whose device was closed.
 *
 * @param number tells it from all others of this run of the application, from 0
 * @param device the device it was made of
 * @param region the region's name
 * @param request what was asked of the kernel
 * @param made the dmabuf, with its whole history
 */
record PastDmabuf(long number, DeviceDescription device, String region, DmabufRequest request, MadeDmabuf made) {}
