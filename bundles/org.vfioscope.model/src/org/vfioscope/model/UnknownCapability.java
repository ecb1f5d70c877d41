package org.vfioscope.model;

/**
 * A capability whose id this version does not know; kept whole, so that a report loses nothing.
 *
 * @param id the id, 16 bits
 * @param version the layout's version
 * @param body the bytes after the header, up to the next capability or the end of the reply, as hexadecimal digits
 */
public record UnknownCapability(int id, int version, String body) implements Capability {

    @Override
    public String label() {
        return "capability %s, version %s, %s bytes".formatted(id, version, body.length() / 2);
    }
}
