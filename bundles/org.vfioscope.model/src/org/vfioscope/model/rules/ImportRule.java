package org.vfioscope.model.rules;

/** The rules by which imports are refused, in words. */
public enum ImportRule implements RefusalRule {
    /** The address space is a type1 container. */
    NO_IOMMUFD("a type1 container takes no dmabufs"),
    /** Address or length are the largest 64-bit number. */
    TOO_LARGE("the address or the length is the largest 64-bit number"),
    /** A length of 0. */
    EMPTY("the part is empty"),
    /** Start plus length go past 64 bits. */
    WRAPS("the part's start plus its length goes past 64 bits"),
    /** The descriptor is closed. */
    RELEASED("the dmabuf's descriptor is closed"),
    /** The part reaches past the dmabuf's end. */
    PAST_END("the part reaches past the dmabuf's end"),
    /** The dmabuf is revoked. */
    REVOKED("the dmabuf is revoked"),
    /** The dmabuf holds several ranges. */
    SEVERAL_RANGES("iommufd imports only dmabufs of one range"),
    /** Start, length or address are not aligned. */
    UNALIGNED("start, length or address are not aligned to pages"),
    /** The address plus the length go past 64 bits. */
    IOVA_WRAPS("the address plus the length goes past 64 bits"),
    /** The addresses are reserved, or the IOMMU cannot reach them. */
    RESERVED("the addresses are reserved, as the MSI window is, or the IOMMU cannot reach them"),
    /** Something else is mapped there. */
    TAKEN("something else is mapped at these addresses");

    private final String text;

    ImportRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
