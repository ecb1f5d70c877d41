package org.vfioscope.model.host;

/**
 * A dmabuf descriptor of a process, and what the dmabuf is of.
 *
 * @param holding the descriptor
 * @param origin what it is of, and how that is known
 */
public record HeldDmabuf(DmabufHolding holding, DmabufOrigin origin) {}
