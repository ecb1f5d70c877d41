package org.vfioscope.ui.internal.compare;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.part.ViewPart;
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
import org.vfioscope.ui.internal.tree.RowPage;
import org.vfioscope.ui.internal.tree.RowTree;
import org.vfioscope.ui.internal.views.Filterable;
import org.vfioscope.ui.internal.views.OnDisplay;
import org.vfioscope.ui.internal.views.ViewFrame;

/** What is different between two devices, two captures, or a device and its capture. */
public final class CompareView extends ViewPart implements Filterable, Saveable {

    private static final SaveFormat TEXT = new SaveFormat("txt", ReportMessages.Compare_text);
    private static final SaveFormat JSON = new SaveFormat("json", ReportMessages.Compare_json);

    private DeviceAccess access;
    private RowPage page;
    private RowTree tree;
    private CompareActions actions;
    private boolean onlyDifferences = true;
    /** How many comparisons were begun. */
    private int begun;

    private Optional<Sides> sides = Optional.empty();
    private Optional<Compared> compared = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        access = getSite().getService(DeviceAccess.class);
        page = new RowPage(
                parent,
                ViewIds.COMPARE,
                ReportMessages.Compare_name,
                List.of(
                        new ColumnSpec(ReportMessages.Compare_columnProperty, 0, 30),
                        new ColumnSpec("A", 1, 24),
                        new ColumnSpec("B", 1, 24),
                        new ColumnSpec(ReportMessages.Compare_columnDifference, 0, 15)));
        tree = page.tree();
        ViewFrame.connect(getViewSite(), tree);
        tree.onChosen(row -> {});
        actions = new CompareActions(this, getViewSite());
        page.say(ReportMessages.Compare_empty);
    }

    /**
     * Compares two sides, in a job, and shows the result when it is there.
     *
     * @param wanted what to compare
     */
    public void compare(Sides wanted) {
        sides = Optional.of(wanted);
        if (compared.isEmpty()) {
            page.say(ReportMessages.Compare_comparing);
        }
        int number = ++begun;
        CompareJob job =
                new CompareJob(access, wanted, result -> OnDisplay.of(page.control(), () -> compared(number, result)));
        getSite().getService(IWorkbenchSiteProgressService.class).schedule(job);
    }

    /** Compares the same sides anew. */
    void again() {
        sides.ifPresent(this::compare);
    }

    /** Compares content, too, that has to be read of devices; the text is checked. */
    void compareContent(String typed) {
        sides.map(now -> now.withContents(ContentText.parse(typed))).ifPresent(this::compare);
    }

    private void compared(int number, Compared result) {
        // a job that was slower than one that began after it has nothing to say any more
        if (number == begun) {
            boolean other = compared.map(Compared::sides)
                    .filter(before -> before.a().equals(result.sides().a())
                            && before.b().equals(result.sides().b()))
                    .isEmpty();
            compared = Optional.of(result);
            show(other);
        }
    }

    /** Shows or hides what is the same. */
    void showOnlyDifferences(boolean only) {
        onlyDifferences = only;
        show(false);
    }

    private void show(boolean expand) {
        compared.ifPresent(result -> {
            setContentDescription(Summary.of(result));
            Tree columns = tree.viewer().getTree();
            columns.getColumn(1).setText("A: " + result.sides().a());
            columns.getColumn(2).setText("B: " + result.sides().b());
            List<TreeRow> rows = ComparisonRows.of(result, onlyDifferences);
            if (rows.isEmpty()) {
                page.say(NLS.bind(
                        ReportMessages.Compare_equal,
                        Long.toString(result.properties().stream()
                                .mapToLong(List::size)
                                .sum())));
            } else {
                page.show(rows);
                if (expand) {
                    tree.viewer().expandAll();
                }
            }
        });
        actions.update(compared.isPresent());
    }

    /** Selects the next difference, or the one before. */
    void step(boolean forward) {
        tree.step(forward, row -> row.key().startsWith(ComparisonRows.DIFFERENCE));
    }

    /** Copies everything that is shown as a Markdown table. */
    void copyMarkdown() {
        CopySource.shown(tree.viewer().getTree())
                .map(CopiedTable::asMarkdown)
                .ifPresent(text -> ToClipboard.put(page.control().getDisplay(), text));
    }

    @Override
    public List<SaveFormat> formats() {
        return List.of(TEXT, JSON);
    }

    @Override
    public String proposedName() {
        return "difference";
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

    @Override
    public void setFocus() {
        page.focus();
    }

    @Override
    public void focusFilter() {
        page.focusFilter();
    }
}
