package org.vfioscope.simulator.internal.data;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Checks how a device file wants its kernel to answer. */
final class KernelChecker {

    private static final long SMALLEST_PAGE = 4096;
    /** VFIO_DEVICE_FEATURE_MASK, linux/vfio.h. */
    private static final long FEATURE_MASK = 0xffff;

    private final Check check;

    KernelChecker(Check check) {
        this.check = check;
    }

    SimulatedHardware.Kernel kernel(DeviceFile.Kernel kernel) throws DeviceFileException {
        long pageSize = check.required(kernel.pageSize(), "kernel.pageSize").value();
        check.that(
                Long.bitCount(pageSize) == 1 && pageSize >= SMALLEST_PAGE,
                "kernel.pageSize",
                "0x%x is no power of two of at least 0x%x",
                pageSize,
                SMALLEST_PAGE);
        return new SimulatedHardware.Kernel(
                pageSize,
                check.required(kernel.msixMappable(), "kernel.msixMappable"),
                check.required(kernel.dynamicMsix(), "kernel.dynamicMsix"),
                kernel.eightAtOnce() == null || kernel.eightAtOnce(),
                check.required(kernel.errInterrupt(), "kernel.errInterrupt"),
                kernel.features() == null ? Optional.empty() : Optional.of(features(kernel.features())));
    }

    private Map<Integer, Set<FeatureOperation>> features(Map<String, List<FeatureOperation>> features)
            throws DeviceFileException {
        Map<Integer, Set<FeatureOperation>> byNumber = new TreeMap<>();
        for (Map.Entry<String, List<FeatureOperation>> feature : features.entrySet()) {
            String field = "kernel.features." + feature.getKey();
            Optional<Quantity> number = Quantity.parse(feature.getKey());
            check.that(
                    number.isPresent() && Long.compareUnsigned(number.get().value(), FEATURE_MASK) <= 0,
                    field,
                    "is no feature number (0 to 65535)");
            Set<FeatureOperation> operations = EnumSet.noneOf(FeatureOperation.class);
            for (FeatureOperation operation : check.required(feature.getValue(), field)) {
                operations.add(check.required(operation, field));
            }
            byNumber.put((int) number.orElseThrow().value(), operations);
        }
        return byNumber;
    }
}
