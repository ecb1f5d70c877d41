/** What the host says of itself: findings, processes that hold dmabufs, drivers bound to devices. */
package org.vfioscope.model.host;
