package org.vfioscope.ui.internal.handlers;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.ImportHandle;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.DmaRules;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.dialogs.ImportChoice;
import org.vfioscope.ui.internal.dialogs.ImportDialog;
import org.vfioscope.ui.internal.dialogs.ImportSubject;
import org.vfioscope.ui.internal.jobs.StepJob;
import org.vfioscope.ui.internal.rows.AddressSpaceRows;
import org.vfioscope.ui.internal.rows.ImportRows;
import org.vfioscope.ui.internal.rows.MadeImport;
import org.vfioscope.ui.internal.views.OnDisplay;
import org.vfioscope.ui.internal.views.RegionsView;

/** Maps a part of a dmabuf, or of a region, for the DMA of an open device. */
public final class ImportHandler extends DmaTargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.inActive(page, ViewIds.REGIONS, ViewIds.DMABUFS);
    }

    @Override
    Availability availability(Target target) {
        boolean nobody = PlatformUI.getWorkbench()
                .getService(DeviceAccess.class)
                .sessions()
                .isEmpty();
        return target instanceof Target.Received received && received.live() && nobody
                ? new Availability.Disabled(DmaMessages.Rules_importNeedsOpen)
                : DmaRules.importIt(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        Shell shell = page.getWorkbenchWindow().getShell();
        subject(target, access)
                .flatMap(subject ->
                        ImportDialog.ask(shell, subject, access.sessions()).map(choice -> job(subject, choice, page)))
                .ifPresent(StepJob::schedule);
    }

    private static Optional<ImportSubject> subject(Target target, DeviceAccess access) {
        return target instanceof Target.Region of
                ? session(access, of.device()).map(owner -> new ImportSubject.OfRegion(owner, of.region()))
                : dmabuf(access, target).map(ImportSubject.OfDmabuf::new);
    }

    private static StepJob job(ImportSubject subject, ImportChoice choice, IWorkbenchPage page) {
        DeviceSession importer = choice.importer();
        String device = importer.device().name();
        return new StepJob(NLS.bind(DmaMessages.Jobs_import, device), device, () -> {
            AddressSpace space = importer.attach();
            ImportHandle made = switch (subject) {
                case ImportSubject.OfDmabuf of -> space.importDmabuf(of.dmabuf(), choice.request());
                case ImportSubject.OfRegion of ->
                    space.importRegion(of.owner(), of.region().index(), choice.request());
            };
            OnDisplay.of(page.getWorkbenchWindow().getShell(), () -> reveal(made, page));
        });
    }

    private static void reveal(ImportHandle made, IWorkbenchPage page) {
        MadeImport.of(made.space().session()).stream()
                .filter(row -> made.space().imports().get(row.number()) == made)
                .findFirst()
                .ifPresent(row -> reveal(row, page));
    }

    /** In the Regions view, or, where what it leads to has no row there, in the Address Space view. */
    private static void reveal(MadeImport row, IWorkbenchPage page) {
        if (row.sourceKey().isEmpty()) {
            Reveal.now(
                    page,
                    ViewIds.ADDRESS_SPACE,
                    AddressSpaceRows.importKey(row.importer().name(), row.number()));
        } else if (page.findView(ViewIds.REGIONS) instanceof RegionsView view) {
            view.reveal(ImportRows.key(row));
        }
    }
}
