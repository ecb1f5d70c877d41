package org.vfioscope.ui.internal.rows;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.rules.QemuRanges;
import org.vfioscope.model.rules.RegionLayout.Part;
import org.vfioscope.ui.internal.Messages;

/** Tells which row shows a part of a region. */
public final class PartRows {

    private PartRows() {}

    /**
     * The row of a part.
     *
     * @param regionKey the region's key
     * @param region the region
     * @param part a part of its layout
     * @return the row's key; that of the region where no row shows the part alone
     */
    public static String key(String regionKey, RegionSnapshot region, Part part) {
        return switch (part.kind()) {
            case NOT_MAPPABLE -> region.plan().noRange().isPresent() ? regionKey : gapKey(regionKey, part.range());
            case LEFT_OUT -> cutKey(regionKey, part.range().offset());
            case MAPPED -> mappedKey(regionKey, region, part.range());
        };
    }

    private static String mappedKey(String regionKey, RegionSnapshot region, MmapRange range) {
        OptionalInt number = number(region, range);
        if (number.isEmpty()) {
            return regionKey;
        }
        return isCut(region) ? qemuKey(regionKey, number.getAsInt()) : kernelKey(regionKey, number.getAsInt());
    }

    /**
     * The name of a part that is mapped, as its row says it.
     *
     * @param region the region
     * @param range where the part lies
     * @return such as {@code mmap range 0}
     */
    public static String mappedName(RegionSnapshot region, MmapRange range) {
        String name = isCut(region) ? Messages.Ranges_qemuName : Messages.Ranges_name;
        return NLS.bind(
                name,
                number(region, range).stream()
                        .mapToObj(Integer::toString)
                        .findFirst()
                        .orElse(""));
    }

    private static boolean isCut(RegionSnapshot region) {
        return region.plan().qemu() instanceof QemuRanges.Mapped mapped && mapped.msixTableCutOut();
    }

    private static OptionalInt number(RegionSnapshot region, MmapRange range) {
        List<MmapRange> ranges =
                isCut(region) ? region.plan().qemuRanges() : region.plan().kernel();
        return IntStream.range(0, ranges.size())
                .filter(i -> !ranges.get(i).isEmpty() && ranges.get(i).offset() == range.offset())
                .findFirst();
    }

    /**
     * The row of the MSI-X table itself.
     *
     * @param regionKey the region's key
     * @return the row's key
     */
    public static String msixKey(String regionKey) {
        return regionKey + "/msix";
    }

    static String kernelKey(String regionKey, int number) {
        return regionKey + "/kernel/" + number;
    }

    static String qemuKey(String regionKey, int number) {
        return regionKey + "/qemu/" + number;
    }

    static String cutKey(String regionKey, long from) {
        return regionKey + "/cut/" + Long.toHexString(from);
    }

    static String gapKey(String regionKey, MmapRange range) {
        return regionKey + "/gap/" + Long.toHexString(range.offset());
    }
}
