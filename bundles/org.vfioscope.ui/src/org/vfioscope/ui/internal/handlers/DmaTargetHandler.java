package org.vfioscope.ui.internal.handlers;

import java.util.Optional;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.ImportHandle;
import org.vfioscope.access.OwnedDmabuf;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.action.DmaRules;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;

/** An action on an import or a dmabuf, of the Regions, Address Space or Dmabufs view, whichever is active. */
abstract class DmaTargetHandler extends TargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.inActive(page, ViewIds.REGIONS, ViewIds.ADDRESS_SPACE, ViewIds.DMABUFS);
    }

    /** The session of the device whose address space is meant, or empty where there is none. */
    static Optional<DeviceSession> attachedSession(Target target) {
        return DmaRules.attachedDevice(target)
                .flatMap(device -> session(PlatformUI.getWorkbench().getService(DeviceAccess.class), device));
    }

    /** The live handle of a dmabuf, told by what it is: the device may have been closed and opened again meanwhile. */
    static Optional<? extends OwnedDmabuf> dmabuf(DeviceAccess access, Target target) {
        if (target instanceof Target.Received of) {
            return access.received().all().stream()
                    .filter(dmabuf -> dmabuf.number() == of.number() && dmabuf.isLive())
                    .findFirst();
        }
        return target instanceof Target.DmabufOf of
                ? session(access, of.device())
                        .flatMap(session -> session.dmabufs().stream()
                                .filter(handle ->
                                        handle.isLive() && handle.dmabuf().equals(of.dmabuf()))
                                .findFirst())
                : Optional.empty();
    }

    /** The handle of an import, told by what it is: the device may have been detached and attached again meanwhile. */
    static Optional<ImportHandle> made(DeviceAccess access, Target target) {
        return target instanceof Target.ImportOf of
                ? session(access, of.importer())
                        .flatMap(DeviceSession::addressSpace)
                        .map(AddressSpace::imports)
                        .filter(imports -> of.number() < imports.size())
                        .map(imports -> imports.get(of.number()))
                        .filter(handle -> handle.mapping().equals(of.mapping()))
                : Optional.empty();
    }
}
