package org.vfioscope.ui.internal.dmabufs;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.wizard.Wizard;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.ui.internal.Messages;

/** Makes dmabufs of chosen ranges of a region. */
public final class NewDmabufWizard extends Wizard {

    private final DeviceSession session;
    private final NewDmabufPage page;
    private final Consumer<List<DmabufOutcome>> done;

    /**
     * Prepares the wizard.
     *
     * @param session the open device
     * @param region the region that is proposed
     * @param done called on a job's thread with what was made
     */
    public NewDmabufWizard(DeviceSession session, int region, Consumer<List<DmabufOutcome>> done) {
        this.session = session;
        this.done = done;
        page = new NewDmabufPage(session, region);
        setWindowTitle(Messages.Wizard_title);
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        new NewDmabufsJob(session, page.wanted(), done).schedule();
        return true;
    }
}
