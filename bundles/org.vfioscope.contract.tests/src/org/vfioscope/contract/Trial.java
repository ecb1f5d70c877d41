package org.vfioscope.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.model.pci.PciCommand;

/** What every clause of the contract needs. */
interface Trial {

    long PAGE = 0x1000;

    /** PCI_COMMAND, linux/pci_regs.h. */
    int COMMAND = 4;

    /** The devices to be tried. */
    Subjects subjects();

    /** Access to them, for one test. */
    DeviceAccess access();

    default DeviceSession open(String device, OpenWay way) throws VfioException, DeviceException {
        assumeTrue(subjects().ways().contains(way), "this kernel has no " + way.label());
        return access().open(device, Optional.of(way));
    }

    default DmabufHandle export(DeviceSession session, MmapRange... ranges) throws VfioException, DeviceException {
        return export(session, subjects().region(), ranges);
    }

    default DmabufHandle export(DeviceSession session, int region, MmapRange... ranges)
            throws VfioException, DeviceException {
        DmabufOutcome outcome = session.createDmabuf(new DmabufRequest(region, List.of(ranges)));
        assumeTrue(outcome instanceof DmabufOutcome.Created, "this kernel has no dmabufs");
        return ((DmabufOutcome.Created) outcome).handle();
    }

    static ImportRequest at(long iova, long start, long length) {
        return new ImportRequest(start, length, OptionalLong.of(iova), DmaAccess.READ_WRITE);
    }

    static ImportRequest anywhere(long start, long length) {
        return new ImportRequest(start, length, OptionalLong.empty(), DmaAccess.READ_WRITE);
    }

    static void decodeMemory(DeviceSession session, boolean decode) throws VfioException, DeviceException {
        long command = session.read(PciIndex.CONFIG, COMMAND, AccessWidth.WORD);
        long changed = decode ? command | PciCommand.MEMORY : command & ~PciCommand.MEMORY;
        session.write(PciIndex.CONFIG, COMMAND, AccessWidth.WORD, changed);
    }
}
