package org.vfioscope.model.rules;

/** Why a region has nothing that could be mapped, and so nothing that could be exported as a dmabuf. */
public enum NoRangeReason {
    /** The region has no memory: its size is 0. */
    ABSENT("the device has no such region (size 0), so there is no memory to export"),
    /** A BAR of I/O ports: there is no memory behind it. */
    IO_PORTS("an I/O-port BAR has no memory that could be mapped or exported"),
    /** The expansion ROM, which VFIO offers for reading alone. */
    ROM("the expansion ROM can be read, but not mapped or exported"),
    /** The configuration space, which VFIO emulates in part. */
    CONFIG_SPACE("the config space is read and written through the kernel, never mapped or exported"),
    /** The kernel does not set the MMAP flag, mostly since a memory BAR below a page shares its page. */
    NOT_MAPPABLE("the kernel does not let this region be mapped (no MMAP flag), so there is no range to export"),
    /** A sparse mmap capability without any area that holds a byte. */
    NO_AREAS("the kernel's sparse mmap capability has no area that holds a byte, so there is no range to export"),
    /** The pages of the MSI-X table fill the whole BAR. */
    ONLY_MSIX_TABLE("the pages of the MSI-X table fill the BAR, and this kernel does not let them be mapped");

    private final String text;

    NoRangeReason(String text) {
        this.text = text;
    }

    /** {@return the reason in words, a sentence without capital and full stop} */
    public String text() {
        return text;
    }
}
