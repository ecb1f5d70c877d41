package org.vfioscope.cli;

import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.MappedRange;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.MmapRange;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which registers a command reads or writes, and by which way. */
final class Registers {

    @Parameters(
            index = "0",
            paramLabel = "DEVICE",
            description = "Such as 0000:03:00.0, 03:00.0, sim:gpu or a capture's file.")
    private String device;

    @Parameters(
            index = "1",
            paramLabel = "REGION",
            converter = RegionChoice.Converter.class,
            description = "The region's index, or its name such as BAR0 or Config.")
    private RegionChoice region;

    @Parameters(
            index = "2",
            paramLabel = "OFFSET",
            converter = NumberChoice.class,
            description = "In bytes from the region's start, a multiple of the width.")
    private long offset;

    @Option(
            names = "--width",
            paramLabel = "BYTES",
            defaultValue = "4",
            converter = WidthChoice.class,
            description = "The width of each access: 1, 2, 4 or 8; default: ${DEFAULT-VALUE}.")
    private AccessWidth width;

    @Option(
            names = "--mapped",
            description =
                    "Access a mapping of the region (mmap) rather than the device's descriptor (pread, pwrite). An"
                            + " access that faults is an error.")
    private boolean mapped;

    /** Reads or writes one register; the offset is from the region's start. */
    @FunctionalInterface
    interface Access<E extends Exception> {
        void at(long offset, Way way) throws VfioException, DeviceException, E;
    }

    /** How registers are reached. */
    interface Way {
        long read(long offset) throws VfioException, DeviceException;

        void write(long offset, long value) throws VfioException, DeviceException;
    }

    String device() {
        return device;
    }

    AccessWidth width() {
        return width;
    }

    /** Goes from register to register, upwards. */
    <E extends Exception> void each(DeviceSession session, int count, boolean writable, Access<E> access)
            throws VfioException, DeviceException, RefusedException, E {
        int index = region.index(session.snapshot());
        if (!mapped) {
            each(count, access, new ByDescriptor(session, index));
            return;
        }
        try (MappedRange range = session.map(index, pages(session.snapshot().pageSize(), count), writable)) {
            each(count, access, new ByMapping(range));
        }
    }

    private <E extends Exception> void each(int count, Access<E> access, Way way)
            throws VfioException, DeviceException, E {
        for (int i = 0; i < count; i++) {
            access.at(offset + (long) i * width.bytes(), way);
        }
    }

    /** The whole pages around the registers. */
    private MmapRange pages(long pageSize, int count) {
        long start = offset & -pageSize;
        long end = offset + (long) count * width.bytes();
        return new MmapRange(start, (end - start + pageSize - 1) & -pageSize);
    }

    private final class ByDescriptor implements Way {

        private final DeviceSession session;
        private final int index;

        ByDescriptor(DeviceSession session, int index) {
            this.session = session;
            this.index = index;
        }

        @Override
        public long read(long at) throws VfioException, DeviceException {
            return session.read(index, at, width);
        }

        @Override
        public void write(long at, long value) throws VfioException, DeviceException {
            session.write(index, at, width, value);
        }
    }

    private final class ByMapping implements Way {

        private final MappedRange range;

        ByMapping(MappedRange range) {
            this.range = range;
        }

        @Override
        public long read(long at) throws VfioException, DeviceException {
            return range.read(at, width);
        }

        @Override
        public void write(long at, long value) throws VfioException, DeviceException {
            range.write(at, width, value);
        }
    }
}
