package org.vfioscope.simulator.internal.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIndex;
import org.vfioscope.simulator.internal.data.SimulatedHardware;
import org.vfioscope.simulator.internal.data.SimulatedRegion;

/**
 * The config space as vfio-pci lets a user see it (vfio_pci_config.c): BARs, interrupt line, the command register and the
 * power state can be written; writes to anything else are dropped.
 */
final class ConfigSpace {

    private static final int COMMAND = 0x04;
    private static final int COMMAND_MEMORY = 0x2;
    /** I/O, memory, master, parity, SERR, interrupt disable (PCI_COMMAND_*, linux/pci_regs.h). */
    private static final short COMMAND_WRITABLE = 0x0547;

    private static final int CACHE_LINE_SIZE = 0x0c;
    private static final int LATENCY_TIMER = 0x0d;
    private static final int BASE_ADDRESS_0 = 0x10;
    private static final int ROM_ADDRESS = 0x30;
    private static final int ROM_ADDRESS_BITS = ~0x7ff;
    private static final int ROM_ENABLE = 1;
    private static final int INTERRUPT_LINE = 0x3c;
    /** PCI_PM_CTRL, from the start of the power management capability. */
    private static final int PM_CTRL = 4;

    private static final int PM_CTRL_STATE = 0x3;
    private static final int D3_HOT = 3;

    private final ByteBuffer bytes;
    private final ByteBuffer writable;
    private final Integer powerManagement;

    ConfigSpace(SimulatedHardware hardware) {
        bytes = ByteBuffer.wrap(hardware.config().clone()).order(ByteOrder.LITTLE_ENDIAN);
        writable = ByteBuffer.allocate(bytes.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        writable.putShort(COMMAND, COMMAND_WRITABLE)
                .put(CACHE_LINE_SIZE, (byte) 0xff)
                .put(LATENCY_TIMER, (byte) 0xff)
                .put(INTERRUPT_LINE, (byte) 0xff);
        powerManagement = hardware.capabilities().get(SimulatedHardware.CAP_ID_PM);
        if (powerManagement != null) {
            writable.put(powerManagement + PM_CTRL, (byte) PM_CTRL_STATE);
        }
        hardware.regions().values().stream()
                .map(SimulatedRegion::bar)
                .flatMap(bar -> bar.stream())
                .forEach(this::allowAddress);
    }

    /** An address can be written above the BAR's size, so that writing ones tells the size. */
    private void allowAddress(PciBar bar) {
        long address = -bar.size();
        if (bar.index() == PciIndex.ROM) {
            writable.putInt(ROM_ADDRESS, (int) address & ROM_ADDRESS_BITS | ROM_ENABLE);
            return;
        }
        int register = BASE_ADDRESS_0 + Integer.BYTES * bar.index();
        writable.putInt(register, (int) address);
        if (bar.is64Bit()) {
            writable.putInt(register + Integer.BYTES, (int) (address >>> Integer.SIZE));
        }
    }

    int size() {
        return bytes.capacity();
    }

    byte read(int offset) {
        return bytes.get(offset);
    }

    void write(int offset, byte value) {
        byte mask = writable.get(offset);
        bytes.put(offset, (byte) (bytes.get(offset) & ~mask | value & mask));
    }

    /** {@return whether memory BARs answer: the function is awake and PCI_COMMAND.MEM is set} */
    boolean memoryEnabled() {
        boolean awake = powerManagement == null || (bytes.get(powerManagement + PM_CTRL) & PM_CTRL_STATE) != D3_HOT;
        return awake && (bytes.getShort(COMMAND) & COMMAND_MEMORY) != 0;
    }
}
