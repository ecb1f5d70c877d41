package org.vfioscope.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The answer to VFIO_DEVICE_GET_REGION_INFO ({@code struct vfio_region_info}) with its capability chain.
 *
 * @param index the region index that was asked for
 * @param flags the named flags
 * @param rawFlags the flags word as the kernel gave it
 * @param size the region's size in bytes, unsigned; 0 where the region is absent
 * @param offset where the region starts on the device descriptor, in bytes, unsigned; never to be computed
 * @param capabilities the chain, in the kernel's order, unknown ids included
 */
public record RegionInfo(
        int index, Set<RegionFlag> flags, int rawFlags, long size, long offset, List<Capability> capabilities) {

    /** Keeps own copies. */
    public RegionInfo {
        flags = Set.copyOf(flags);
        capabilities = List.copyOf(capabilities);
    }

    /** {@return whether the region exists, that is, has a size} */
    public boolean isPresent() {
        return size != 0;
    }

    /** {@return whether any of it can be mapped, as the kernel says} */
    public boolean isMappable() {
        return flags.contains(RegionFlag.MMAP);
    }

    /**
     * The first capability of a kind.
     *
     * @param <C> the kind
     * @param type its class
     * @return it, or empty where the chain has none
     */
    public <C extends Capability> Optional<C> capability(Class<C> type) {
        return capabilities.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
