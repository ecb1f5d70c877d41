package org.vfioscope.ui.internal.action;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceFlag;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.action.Availability.Disabled;
import org.vfioscope.ui.internal.action.Availability.Enabled;
import org.vfioscope.ui.internal.rows.DmabufName;

/** Where each action on address spaces and imports can work, and why it cannot elsewhere. */
public final class DmaRules {

    private DmaRules() {}

    /**
     * Mapping something for a device's DMA.
     *
     * @param target what is selected
     * @return enabled for a live dmabuf, and for a region that can be mapped
     */
    public static Availability importIt(Target target) {
        return switch (target) {
            case Target.DmabufOf of when of.live() -> new Enabled();
            case Target.Received received -> liveDmabuf(received);
            case Target.DmabufOf of ->
                new Disabled(NLS.bind(DmaMessages.Rules_importReleased, DmabufName.of(of.dmabuf())));
            case Target.Region of
            when of.device().capture().isPresent() ->
                CaptureRules.needsDevice(of.device()).orElseThrow();
            case Target.Region of when of.region().plan().noRange().isEmpty() -> new Enabled();
            case Target.Region of ->
                new Disabled(
                        NLS.bind(DmaMessages.Rules_importNoRange, of.region().name()));
            default -> new Disabled(DmaMessages.Rules_importNeedsDmabuf);
        };
    }

    /**
     * Mapping a lost import again.
     *
     * @param target what is selected
     * @return enabled for an import that is lost
     */
    public static Availability mapAgain(Target target) {
        if (!(target instanceof Target.ImportOf made)) {
            return new Disabled(DmaMessages.Rules_needsImport);
        }
        return made.state() == ImportState.LOST ? new Enabled() : new Disabled(DmaMessages.Rules_mapAgainNeedsLost);
    }

    /**
     * Unmapping an import.
     *
     * @param target what is selected
     * @return enabled for an import that takes up addresses
     */
    public static Availability unmap(Target target) {
        if (!(target instanceof Target.ImportOf made)) {
            return new Disabled(DmaMessages.Rules_needsImport);
        }
        return made.state().holdsAddresses() ? new Enabled() : new Disabled(DmaMessages.Rules_unmapped);
    }

    /**
     * Attaching a device to an address space.
     *
     * @param target what is selected
     * @param session the session of the device that is meant; empty where none is or it is not open
     * @return enabled for an open device that is not attached
     */
    public static Availability attach(Target target, Optional<DeviceSession> session) {
        if (!(target instanceof Target.Device) || session.isEmpty()) {
            return new Disabled(DmaMessages.Rules_attachNeedsDevice);
        }
        Optional<Availability> captured = CaptureRules.needsDevice(session.get().device());
        if (captured.isPresent()) {
            return captured.get();
        }
        Optional<String> space = session.get().addressSpace().map(AddressSpace::label);
        return space.<Availability>map(label -> new Disabled(NLS.bind(
                        DmaMessages.Rules_attachAlready, session.get().device().name(), label)))
                .orElseGet(Enabled::new);
    }

    /**
     * Detaching a device from its address space.
     *
     * @param session the session of the device that is meant; empty where none is or it is not open
     * @return enabled where it is attached
     */
    public static Availability detach(Optional<DeviceSession> session) {
        return session.flatMap(DeviceSession::addressSpace).isPresent()
                ? new Enabled()
                : new Disabled(DmaMessages.Rules_detachNeedsAttached);
    }

    /**
     * Naming a dmabuf, and checking whether it is revoked.
     *
     * @param target what is selected
     * @return enabled for a dmabuf whose descriptor is open
     */
    public static Availability liveDmabuf(Target target) {
        if (target instanceof Target.Received received) {
            return received.live()
                    ? new Enabled()
                    : new Disabled(NLS.bind(
                            DmaMessages.Rules_receivedReleased,
                            DmabufName.of(
                                    received.facts().fd(), received.facts().inode())));
        }
        if (!(target instanceof Target.DmabufOf of)) {
            return new Disabled(DmaMessages.Rules_needsDmabuf);
        }
        return of.live()
                ? new Enabled()
                : new Disabled(NLS.bind(DmaMessages.Rules_importReleased, DmabufName.of(of.dmabuf())));
    }

    /**
     * Handing a dmabuf over to another process.
     *
     * @param target what is selected
     * @return enabled for a dmabuf whose descriptor is open and the kernel's
     */
    public static Availability handOver(Target target) {
        return target instanceof Target.DmabufOf of && of.live() && of.device().simulated()
                ? new Disabled(NLS.bind(
                        DmaMessages.Rules_handOverSimulated, of.device().name()))
                : liveDmabuf(target);
    }

    /**
     * Resetting a device.
     *
     * @param session the session of the device that is meant; empty where none is or it is not open
     * @return enabled where the device has a reset
     */
    public static Availability reset(Optional<DeviceSession> session) {
        if (session.isEmpty()) {
            return new Disabled(DmaMessages.Rules_resetNeedsDevice);
        }
        Optional<Availability> captured = CaptureRules.needsDevice(session.get().device());
        if (captured.isPresent()) {
            return captured.get();
        }
        boolean can = session.get().snapshot().info().flags().contains(DeviceFlag.RESET);
        return can
                ? new Enabled()
                : new Disabled(NLS.bind(
                        DmaMessages.Rules_resetNone, session.get().device().name()));
    }

    /**
     * Opening a device in a chosen way.
     *
     * @param target what is selected
     * @return enabled for a device that can be opened
     */
    public static Availability openVia(Target target) {
        if (target instanceof Target.Device device && device.open()) {
            return new Disabled(
                    NLS.bind(DmaMessages.Rules_openViaAlready, device.device().name()));
        }
        return target instanceof Target.Device of && of.device().capture().isPresent()
                ? CaptureRules.needsDevice(of.device()).orElseThrow()
                : ActionRules.open(target);
    }

    /**
     * The device whose address space is meant.
     *
     * @param target what is selected
     * @return of an import the importing device, else the open device itself
     */
    public static Optional<DeviceDescription> attachedDevice(Target target) {
        return switch (target) {
            case Target.ImportOf made -> Optional.of(made.importer());
            case Target.Device device -> Optional.of(device.device());
            default -> Optional.empty();
        };
    }
}
