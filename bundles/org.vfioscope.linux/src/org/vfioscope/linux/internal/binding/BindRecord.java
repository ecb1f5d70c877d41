package org.vfioscope.linux.internal.binding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a device was before it was bound to VFIO.
 *
 * @param boot the boot in which that was, as /proc/sys/kernel/random/boot_id names it: the next one knows nothing of it
 * @param former the driver it had; empty where it had none
 * @param override what its driver_override was; empty where there was none
 * @param broughtBy the device for whose sake it was bound with its group; empty where it was bound for its own
 */
record BindRecord(String boot, Optional<String> former, Optional<String> override, Optional<String> broughtBy) {

    /** Reads the lines {@code key=value}; empty where they hold no boot. */
    static Optional<BindRecord> parse(List<String> lines) {
        Map<String, String> values = lines.stream()
                .filter(line -> line.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1),
                        (first, second) -> first));
        return Optional.ofNullable(values.get("boot"))
                .map(boot -> new BindRecord(
                        boot,
                        Optional.ofNullable(values.get("driver")),
                        Optional.ofNullable(values.get("override")),
                        Optional.ofNullable(values.get("brought-by"))));
    }

    String text() {
        StringBuilder text = new StringBuilder("boot=" + boot + "\n");
        former.ifPresent(driver -> text.append("driver=").append(driver).append('\n'));
        override.ifPresent(driver -> text.append("override=").append(driver).append('\n'));
        broughtBy.ifPresent(device -> text.append("brought-by=").append(device).append('\n'));
        return text.toString();
    }
}
