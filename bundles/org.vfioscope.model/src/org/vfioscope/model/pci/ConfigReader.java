package org.vfioscope.model.pci;

/**
 * Reads a PCI function's configuration space, a dword at a time. Decoding asks for the header and for the registers of
 * the capabilities it knows, each once: some devices do not survive a read of what lies between them.
 *
 * @param <X> what a failing read throws
 */
@FunctionalInterface
public interface ConfigReader<X extends Exception> {

    /**
     * Reads four bytes.
     *
     * @param offset where, in bytes from the space's start, a multiple of 4
     * @return the bytes, little-endian
     * @throws X if they cannot be read
     */
    int read(int offset) throws X;
}
