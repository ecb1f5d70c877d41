package org.vfioscope.linux.internal.mapping;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Operation;

/**
 * A program whose first accesses fault, of every width: run as {@code FaultingProgram FILE ACCESSES}, with a file of two
 * pages that it cuts short. After so many accesses that succeeded, they fault again. Its status is the number of faults
 * that became errors.
 */
public final class FaultingProgram {

    private static final int PAGE = 0x1000;

    private FaultingProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        int accesses = Integer.parseInt(arguments[1]);
        RegionInfo region = new RegionInfo(0, Set.of(), 0, PAGE, PAGE, List.of());
        int faults = 0;
        try (OwnedDescriptor device = OwnedDescriptor.open(file, Operation.OPEN_GROUP);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                KernelRegionMapping mapping = KernelRegionMapping.of(device, region, 0, PAGE, true)) {
            channel.truncate(PAGE);
            faults += faults(mapping);
            channel.write(ByteBuffer.allocate(1), 2 * PAGE - 1);
            for (int i = 0; i < accesses; i++) {
                if (faults(mapping) > 0) {
                    throw new IllegalStateException("a fault on memory that is there");
                }
            }
            channel.truncate(PAGE);
            faults += faults(mapping);
        }
        System.exit(faults);
    }

    private static int faults(KernelRegionMapping mapping) {
        int faults = 0;
        for (int width = 1; width <= Long.BYTES; width *= 2) {
            ByteBuffer value = ByteBuffer.allocate(width);
            faults += faulted(() -> mapping.write(8, value)) + faulted(() -> mapping.read(8, value));
        }
        return faults;
    }

    private interface Access {
        void run() throws VfioException;
    }

    private static int faulted(Access access) {
        try {
            access.run();
            return 0;
        } catch (VfioException e) {
            return 1;
        }
    }
}
