package org.vfioscope.model.pci;

import java.util.List;
import java.util.Optional;
import org.vfioscope.model.MsixTable;

/**
 * A PCI function's configuration space, decoded.
 *
 * @param command the command register
 * @param status the status register, 16 bits
 * @param bars the BAR registers that are not zero, in order of index
 * @param capabilities the standard capabilities, then the extended ones, in the order of their lists
 * @param power the power state; empty where the function has no power management capability
 * @param msix the MSI-X table; empty where the function has no MSI-X
 * @param link the PCI Express link; empty where the function has none
 */
public record PciConfig(
        PciCommand command,
        int status,
        List<ConfigBar> bars,
        List<PciCapability> capabilities,
        Optional<PowerState> power,
        Optional<MsixTable> msix,
        Optional<PcieLink> link) {

    /** Keeps own copies. */
    public PciConfig {
        bars = List.copyOf(bars);
        capabilities = List.copyOf(capabilities);
    }

    /** {@return whether the device answers at its memory BARs: it decodes memory and is not asleep} */
    public boolean answersMemory() {
        return memorySilence().isEmpty();
    }

    /** {@return why the device does not answer at its memory BARs, a sentence without capital and full stop; empty where it does} */
    public Optional<String> memorySilence() {
        if (!command.memoryDecode()) {
            return Optional.of("memory decode is off (PCI_COMMAND.MEM is clear)");
        }
        return power.filter(PowerState.D3HOT::equals).map(asleep -> "the device is asleep (D3hot)");
    }
}
