package org.vfioscope.linux.internal.iommufd;

/** Request numbers of linux/iommufd.h: {@code _IO(IOMMUFD_TYPE, n)} with {@code ';'} and n from 0x80. */
final class IommuIoctl {

    private static final int BASE = ';' << 8 | 0x80;

    static final int DESTROY = BASE;
    static final int IOAS_ALLOC = BASE + 1;
    static final int IOAS_IOVA_RANGES = BASE + 4;
    static final int IOAS_MAP = BASE + 5;
    static final int IOAS_UNMAP = BASE + 6;
    static final int HWPT_ALLOC = BASE + 9;
    static final int IOAS_MAP_FILE = BASE + 0xf;

    private IommuIoctl() {}
}
