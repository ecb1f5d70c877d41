package org.vfioscope.linux.internal.lab;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.dma.DmaAccess;

/**
 * Imports a page of a dmabuf three times, each time moved into another control group: one with memory to spare, one without any,
 * and the first one again. Prints a line for each answer. Whoever started it ends it where it hangs: a page that the JVM touches
 * for the first time while there is none makes its thread try again until there is.
 */
public final class MemorylessImportProgram {

    private static final long PAGE = 0x1000;
    private static final int FEATURE_GET_DMA_BUF = 1 << 16 | 11;
    private static final int O_RDWR_CLOEXEC = 0x80002;
    /** As many refused and accepted imports as it takes to have all classes, code and stack of one in memory. */
    private static final int WARM_UP = 20;
    /** Moves the process that writes it, cgroups(7). */
    private static final byte[] MYSELF = {'0'};

    private MemorylessImportProgram() {}

    /** Takes the device and the files cgroup.procs of the group with memory and of the one without. */
    public static void main(String[] arguments) throws Exception {
        // without memory the kernel would end the one process of the group rather than fail its call
        Files.writeString(Path.of("/proc/self/oom_score_adj"), "-1000");
        LinuxProvider provider = new LinuxProvider();
        DeviceIo device = provider.open(provider.describe(arguments[0]), Optional.of(OpenWay.IOMMUFD));
        AddressSpaceIo space = device.attach().orElseThrow();
        try (DmabufDescriptor dmabuf = dmabuf(device);
                FileOutputStream with = new FileOutputStream(arguments[1]);
                FileOutputStream without = new FileOutputStream(arguments[2])) {
            for (int i = 0; i < WARM_UP; i++) {
                answer(space, dmabuf, 0, with, with);
                answer(space, dmabuf, PAGE, with, with);
            }
            String before = answer(space, dmabuf, PAGE, with, with);
            String meanwhile = answer(space, dmabuf, PAGE, without, with);
            String after = answer(space, dmabuf, PAGE, with, with);
            PrintStream out = System.out;
            out.println("before: " + before);
            out.println("meanwhile: " + meanwhile);
            out.println("after: " + after);
        } finally {
            space.close();
            device.close();
        }
    }

    /** What the kernel answers inside of one group; the process is in the other one again when this returns. */
    private static String answer(
            AddressSpaceIo space, DmabufDescriptor dmabuf, long length, FileOutputStream inside, FileOutputStream back)
            throws IOException, VfioException {
        long iova;
        inside.write(MYSELF);
        try {
            iova = space.mapDmabuf(dmabuf, 0, length, OptionalLong.empty(), DmaAccess.READ_WRITE);
        } catch (VfioException e) {
            back.write(MYSELF);
            return e.explained();
        }
        back.write(MYSELF);
        space.unmap(iova, length);
        return "mapped";
    }

    private static DmabufDescriptor dmabuf(DeviceIo device) throws VfioException {
        int size = 24 + 16;
        ByteBuffer feature = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        feature.putInt(size).putInt(FEATURE_GET_DMA_BUF).putInt(0).putInt(O_RDWR_CLOEXEC);
        feature.putInt(0).putInt(1).putLong(0).putLong(PAGE);
        return device.dmabuf(device.deviceFeature().orElseThrow().deviceFeature(feature.flip()));
    }
}
