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

    /** The first of the registers, from the region's start. */
    long offset() {
        return offset;
    }

    String device() {
        return device;
    }

    AccessWidth width() {
        return width;
    }

    /** Goes from register to register, upwards from an offset. */
    <E extends Exception> void each(DeviceSession session, long from, int count, boolean writable, Access<E> access)
            throws VfioException, DeviceException, RefusedException, E {
        int index = region.index(session.snapshot());
        if (!mapped) {
            each(from, count, access, new ByDescriptor(session, index));
            return;
        }
        try (MappedRange range = session.map(index, pages(session.snapshot().pageSize(), from, count), writable)) {
            each(from, count, access, new ByMapping(range));
        }
    }

    private <E extends Exception> void each(long from, int count, Access<E> access, Way way)
            throws VfioException, DeviceException, E {
        for (int i = 0; i < count; i++) {
            access.at(from + (long) i * width.bytes(), way);
        }
    }

    /** The whole pages around the registers. */
    private MmapRange pages(long pageSize, long from, int count) {
        long start = from & -pageSize;
        long end = from + (long) count * width.bytes();
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
