package org.vfioscope.ui.internal.rows;

/**
 * A stretch of an address space.
 *
 * @param first its first I/O virtual address, unsigned
 * @param last its last one, itself included, unsigned
 * @param kind what is there
 * @param mapping where something is mapped, its place in the list of mappings, from 0; else -1
 */
record IovaPart(long first, long last, Kind kind, int mapping) {

    /** What is at some addresses. */
    enum Kind {
        /** Something is mapped. */
        MAPPED,
        /** Nothing is mapped, something could be. */
        FREE,
        /** Nothing can be mapped: no IOVA range holds it, as with the window of the interrupt controller. */
        RESERVED
    }

    /** The length in bytes, unsigned; 0 stands for all of 64 bits. */
    long length() {
        return last - first + 1;
    }
}
