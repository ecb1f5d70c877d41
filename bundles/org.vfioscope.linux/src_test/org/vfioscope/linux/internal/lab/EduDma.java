package org.vfioscope.linux.internal.lab;

import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.pci.PciCommand;

/** The DMA engine of QEMU's edu device (docs/specs/edu.rst there): it copies between DMA addresses and a buffer of its own. */
final class EduDma {

    private static final int BAR0 = 0;
    private static final int SOURCE = 0x80;
    private static final int DESTINATION = 0x88;
    private static final int COUNT = 0x90;
    private static final int COMMAND = 0x98;
    /** Bits of the command: started, and not yet done; from the buffer, else into it. */
    private static final int STARTED = 1;

    private static final int FROM_BUFFER = 2;
    /** Where the engine sees its buffer, 4 KiB long. */
    private static final long BUFFER = 0x40000;

    private final DeviceSession edu;

    EduDma(DeviceSession edu) throws Exception {
        this.edu = edu;
        long command = edu.read(PciIndex.CONFIG, LabDevices.PCI_COMMAND, AccessWidth.WORD);
        edu.write(
                PciIndex.CONFIG,
                LabDevices.PCI_COMMAND,
                AccessWidth.WORD,
                command | PciCommand.MEMORY | LabDevices.BUS_MASTER);
    }

    /** Copies from DMA addresses into the buffer. */
    void load(long iova, int bytes) throws Exception {
        run(iova, BUFFER, bytes, 0);
    }

    /** Copies from the buffer to DMA addresses. */
    void store(long iova, int bytes) throws Exception {
        run(BUFFER, iova, bytes, FROM_BUFFER);
    }

    private void run(long source, long destination, int bytes, int direction) throws Exception {
        edu.write(BAR0, SOURCE, AccessWidth.DWORD, source);
        edu.write(BAR0, DESTINATION, AccessWidth.DWORD, destination);
        edu.write(BAR0, COUNT, AccessWidth.DWORD, bytes);
        edu.write(BAR0, COMMAND, AccessWidth.DWORD, direction | STARTED);
        // the engine also comes to an end where the IOMMU refuses
        while ((edu.read(BAR0, COMMAND, AccessWidth.DWORD) & STARTED) != 0) {
            Thread.onSpinWait();
        }
    }
}
