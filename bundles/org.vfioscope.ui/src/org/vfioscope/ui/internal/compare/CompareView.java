package org.vfioscope.ui.internal.compare;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.report.diff.ReportDiff;
import org.vfioscope.report.diff.TextDiffRenderer;
import org.vfioscope.report.json.JsonDiffRenderer;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.copy.CopiedTable;
import org.vfioscope.ui.internal.copy.CopySource;
import org.vfioscope.ui.internal.copy.ToClipboard;
import org.vfioscope.ui.internal.export.ContentText;
import org.vfioscope.ui.internal.rows.TreeRow;
import org.vfioscope.ui.internal.save.SaveFormat;
import org.vfioscope.ui.internal.save.Saveable;
import org.vfioscope.ui.internal.save.Saving;
import org.vfioscope.ui.internal.tree.ColumnSpec;
import org.vfioscope.ui.internal.views.OnDisplay;
import org.vfioscope.ui.internal.views.RowView;

/** What is different between two devices, two captures, or a device and its capture. */
public final class CompareView extends RowView implements Saveable {

    private static final SaveFormat TEXT = new SaveFormat("txt", ReportMessages.Compare_text);
    private static final SaveFormat JSON = new SaveFormat("json", ReportMessages.Compare_json);

    /** What is different in more rows than can be looked over opens folded. */
    private static final int MOST_EXPANDED = 1000;

    private DeviceAccess access;
    private CompareActions actions;
    private boolean onlyDifferences = true;
    /** What is compared again: what is shown, or else what was tried. */
    private Optional<Sides> sides = Optional.empty();

    private Optional<CompareJob> running = Optional.empty();
    private Optional<Compared> compared = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        access = getSite().getService(DeviceAccess.class);
        createRows(
                parent,
                ViewIds.COMPARE,
                ReportMessages.Compare_name,
                List.of(
                        new ColumnSpec(ReportMessages.Compare_columnProperty, 1, 30),
                        new ColumnSpec(ReportMessages.Compare_a, 1, 24),
                        new ColumnSpec(ReportMessages.Compare_b, 1, 24),
                        ColumnSpec.asItsContent(ReportMessages.Compare_columnDifference)));
        actions = new CompareActions(this, getViewSite());
        page().say(ReportMessages.Compare_empty);
        page().control().addDisposeListener(event -> running.ifPresent(Job::cancel));
    }

    /**
     * Compares two sides, in a job, and shows the result when it is there. A comparison that is still under way ends without
     * a result.
     *
     * @param wanted what to compare; whatever that wakes, the user agreed to
     */
    public void compare(Sides wanted) {
        sides = Optional.of(wanted);
        if (compared.isEmpty()) {
            page().say(ReportMessages.Compare_comparing);
        }
        running.ifPresent(Job::cancel);
        CompareJob job = new CompareJob(access, wanted);
        running = Optional.of(job);
        job.addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                OnDisplay.of(page().control(), () -> ended(job));
            }
        });
        getSite().getService(IWorkbenchSiteProgressService.class).schedule(job);
    }

    /** Compares the same sides anew, after asking where that wakes a device. */
    void again() {
        sides.ifPresent(this::compareAfterAsking);
    }

    /** Compares content, too, that has to be read of devices; the text is checked. */
    void compareContent(String typed) {
        sides.map(now -> now.withContents(ContentText.parse(typed))).ifPresent(this::compareAfterAsking);
    }

    private void compareAfterAsking(Sides wanted) {
        // a device that was open the last time may be closed by now
        if (Comparisons.mayCompare(getSite().getShell(), access, wanted)) {
            compare(wanted);
        }
    }

    private void ended(CompareJob job) {
        // one that another took the place of has nothing to say any more
        if (running.filter(job::equals).isPresent()) {
            running = Optional.empty();
            job.result().ifPresentOrElse(this::compared, this::notCompared);
        }
    }

    private void compared(Compared result) {
        boolean other = compared.map(Compared::sides)
                .filter(before -> before.a().equals(result.sides().a())
                        && before.b().equals(result.sides().b()))
                .isEmpty();
        compared = Optional.of(result);
        show(other);
    }

    /** What is shown stays, and is what is compared again. */
    private void notCompared() {
        if (compared.isPresent()) {
            sides = compared.map(Compared::sides);
        } else {
            sides.ifPresent(tried -> page().say(NLS.bind(ReportMessages.Compare_noResult, tried.a(), tried.b())));
        }
        actions.update(compared.isPresent(), sides.isPresent());
    }

    /** Shows or hides what is the same. */
    void showOnlyDifferences(boolean only) {
        onlyDifferences = only;
        show(false);
    }

    private void show(boolean expand) {
        compared.ifPresent(result -> {
            setContentDescription(Summary.of(result));
            Tree columns = tree().viewer().getTree();
            columns.getColumn(1)
                    .setText(NLS.bind(
                            ReportMessages.Compare_sideA, result.sides().a()));
            columns.getColumn(2)
                    .setText(NLS.bind(
                            ReportMessages.Compare_sideB, result.sides().b()));
            List<TreeRow> rows = ComparisonRows.of(result, onlyDifferences);
            if (rows.isEmpty()) {
                page().say(NLS.bind(
                        ReportMessages.Compare_equal,
                        Long.toString(result.properties().stream()
                                .mapToLong(List::size)
                                .sum())));
            } else {
                page().show(rows);
                if (expand) {
                    tree().expandAll(MOST_EXPANDED);
                }
            }
        });
        actions.update(compared.isPresent(), sides.isPresent());
    }

    /** Selects the next difference, or the one before. */
    void step(boolean forward) {
        tree().step(forward, row -> row.key().startsWith(ComparisonRows.DIFFERENCE));
    }

    /** Copies everything that is shown as a Markdown table. */
    void copyMarkdown() {
        CopySource.shown(tree().viewer().getTree())
                .map(CopiedTable::asMarkdown)
                .ifPresent(text -> ToClipboard.put(page().control().getDisplay(), text));
    }

    @Override
    public List<SaveFormat> formats() {
        return List.of(TEXT, JSON);
    }

    @Override
    public String proposedName() {
        return "difference";
    }

    @Override
    public Optional<String> nothingToSave() {
        return compared.isPresent() ? Optional.empty() : Optional.of(ReportMessages.Compare_empty);
    }

    /** {@inheritDoc} It is what the command line's diff prints of the same two. */
    @Override
    public Optional<Saving> saving(SaveFormat format) {
        return compared.map(Compared::diff).map(diff -> (out, monitor) -> write(diff, format, out));
    }

    private static void write(ReportDiff diff, SaveFormat format, OutputStream out) throws IOException {
        String text = format.equals(JSON) ? JsonDiffRenderer.render(diff) : TextDiffRenderer.render(diff);
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
