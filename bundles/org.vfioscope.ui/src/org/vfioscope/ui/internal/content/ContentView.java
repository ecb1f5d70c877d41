package org.vfioscope.ui.internal.content;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.part.ViewPart;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.rules.RegionLayout;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.dialogs.Unsigned;
import org.vfioscope.ui.internal.rows.TreeRow;
import org.vfioscope.ui.internal.save.SaveFormat;
import org.vfioscope.ui.internal.save.Saveable;
import org.vfioscope.ui.internal.save.Saving;
import org.vfioscope.ui.internal.tree.Placeholder;
import org.vfioscope.ui.internal.tree.RowTree;
import org.vfioscope.ui.internal.views.Addressed;
import org.vfioscope.ui.internal.views.OnDisplay;
import org.vfioscope.ui.internal.views.SelectedRegion;
import org.vfioscope.ui.internal.views.SessionWatch;
import org.vfioscope.ui.internal.views.ViewFrame;

/** The registers of the region that is selected in the Regions view. Nothing is read before it is asked for. */
public final class ContentView extends ViewPart implements Saveable, Addressed {

    private static final SaveFormat BINARY = new SaveFormat("bin", Messages.Content_binary);
    private static final SaveFormat HEX = new SaveFormat("hex", "Intel HEX");

    private final Map<SelectedRegion, RegionContent> contents = new HashMap<>();
    private final Watch watch = new Watch();
    private DeviceAccess access;
    private Placeholder placeholder;
    private ContentBar bar;
    private Button write;
    private Button watching;
    private HexTable table;
    private WatchTable watched;
    private SelectedRegion shown = SelectedRegion.NONE;

    @Override
    public void createPartControl(Composite parent) {
        access = getSite().getService(DeviceAccess.class);
        placeholder = new Placeholder(parent);
        Composite area = placeholder.content();
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
        bar = new ContentBar(area);
        bar.button(Messages.Content_readPage, Messages.Content_readPageHint, () -> attempt(this::readPage));
        bar.button(Messages.Content_readRange, Messages.Content_readRangeHint, () -> attempt(this::readRange));
        write = bar.button(Messages.Content_write, Messages.Content_writeHint, () -> attempt(this::write));
        watching = bar.button(Messages.Content_watch, Messages.Content_watchHint, () -> attempt(this::toggleWatch));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
        table = new HexTable(area, () -> attempt(this::write));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        watched = new WatchTable(area);
        bar.onWidth(width -> change(content -> content.setWidth(width)));
        bar.onBigEndian(big -> change(content -> content.setBigEndian(big)));
        bar.onAddress(typed -> attempt(() -> goTo(typed)));
        ViewFrame.keys(getViewSite(), ViewFrame.INSPECT_CONTEXT);
        SessionWatch.start(access, placeholder.control(), this::changed, session -> {}, this::forget);
        ISelectionListener follow = (part, selection) -> follow(selection);
        var selections = getSite().getWorkbenchWindow().getSelectionService();
        selections.addSelectionListener(ViewIds.REGIONS, follow);
        placeholder.control().addDisposeListener(event -> selections.removeSelectionListener(ViewIds.REGIONS, follow));
        follow(selections.getSelection(ViewIds.REGIONS));
        show();
        WatchClock.start(placeholder.control(), this::watchOnce, watched::showInterval);
    }

    private void follow(ISelection selection) {
        if (selection instanceof IStructuredSelection rows) {
            SelectedRegion before = shown;
            RowTree.selectedRow(rows)
                    .map(TreeRow::target)
                    .ifPresent(target -> shown = SelectedRegion.of(target, shown, access));
            if (!shown.equals(before)) {
                watch.clear();
                refuse(null);
                show();
            }
        }
    }

    private void changed() {
        watch.tryAgain();
        show();
    }

    private void forget(DeviceSession session) {
        contents.keySet()
                .removeIf(region -> region.name().equals(session.device().name()));
    }

    private void show() {
        Optional<RegionSnapshot> region = region();
        if (region.isEmpty()) {
            placeholder.say(Messages.Content_empty);
        } else if (!region.get().info().flags().contains(RegionFlag.READ)) {
            placeholder.say(NLS.bind(Messages.Content_notReadable, region.get().name()));
        } else if (captured().filter(List::isEmpty).isPresent()) {
            placeholder.say(NLS.bind(
                    Messages.Content_notCaptured, shown.name(), region.get().name()));
        } else {
            placeholder.showContent();
            RegionContent content = content(region.get());
            bar.show(NLS.bind(Messages.Map_title, shown.name(), region.get().name()), content);
            ContentBar.offer(write, Messages.Content_writeHint, held().flatMap(HeldRegion::writeRefusal));
            ContentBar.offer(watching, Messages.Content_watchHint, held().flatMap(HeldRegion::watchRefusal));
            table.show(content);
            watched.show(content.watched(), watch, content.format().bigEndian());
        }
    }

    private Optional<RegionSnapshot> region() {
        return shown.session(access)
                .flatMap(session -> session.snapshot().region(shown.region()))
                .filter(region -> region.info().isPresent());
    }

    /** Of a captured device, the parts of the region whose bytes the file holds. */
    private Optional<List<MmapRange>> captured() {
        return shown.session(access)
                .flatMap(DeviceSession::recording)
                .map(recording -> recording.contents().stream()
                        .filter(content -> content.region() == shown.region())
                        .map(content -> new MmapRange(content.offset(), content.size()))
                        .toList());
    }

    private RegionContent content(RegionSnapshot region) {
        var msix = shown.session(access).flatMap(session -> session.snapshot().msix());
        return contents.computeIfAbsent(
                shown,
                key -> new RegionContent(
                        region.info().size(), RegionLayout.of(region, msix).msixTable(), captured()));
    }

    private Optional<RegionContent> content() {
        return region().map(this::content);
    }

    /** Begins something new: what was refused before is of no interest any more. */
    private void attempt(Runnable action) {
        refuse(null);
        action.run();
    }

    /** Says in the status line why something cannot be done, or with null that nothing was refused. */
    private void refuse(String reason) {
        getViewSite().getActionBars().getStatusLineManager().setErrorMessage(reason);
    }

    private void change(Consumer<RegionContent> how) {
        refuse(null);
        content().ifPresent(how);
        show();
    }

    private void goTo(String typed) {
        content().ifPresent(content -> {
            OptionalLong offset = Unsigned.parse(typed);
            if (offset.isPresent()
                    && Long.compareUnsigned(offset.getAsLong(), content.grid().size()) < 0) {
                table.goTo(offset.getAsLong());
            } else {
                refuse(NLS.bind(
                        Messages.Content_noAddress,
                        typed,
                        new ByteSize(content.grid().size())));
            }
        });
    }

    /** Taken before a dialog asks: what is shown when it is answered may be another region. */
    private Optional<HeldRegion> held() {
        return shown.session(access)
                .flatMap(session -> region().map(region -> new HeldRegion(session, region, content(region))));
    }

    private void readPage() {
        held().ifPresent(held -> read(held, page(held.content())));
    }

    private MmapRange page(RegionContent content) {
        long from = table.topRow() * RegisterGrid.ROW;
        long length = Math.multiplyFull(table.visibleRows(), RegisterGrid.ROW);
        long left = content.grid().size() - from;
        return new MmapRange(from, Long.compareUnsigned(left, length) < 0 ? left : length);
    }

    private void readRange() {
        held().ifPresent(held -> new RangeDialog(
                        getSite().getShell(), held.content().grid(), page(held.content()))
                .ask()
                .ifPresent(range -> read(held, range)));
    }

    private void read(HeldRegion held, MmapRange range) {
        RegionContent content = held.content();
        Registers registers = content.registers();
        new ReadJob(held.session(), held.region().index(), content.grid(), range, read -> {
                    registers.read(read);
                    OnDisplay.of(placeholder.control(), () -> taken(content, read));
                })
                .schedule();
    }

    private void taken(RegionContent content, ReadRange read) {
        content.setLastRead(read);
        table.refresh();
    }

    private void write() {
        held().ifPresent(held -> held.writeRefusal()
                .ifPresentOrElse(
                        this::refuse, () -> selectedRegister(held.content()).ifPresent(offset -> write(held, offset))));
    }

    /** The selected register, or empty after saying why none is. */
    private Optional<Long> selectedRegister(RegionContent content) {
        Optional<Long> register = table.selected().filter(content.grid()::isReadable);
        if (register.isEmpty()) {
            refuse(Messages.Content_selectRegister);
        }
        return register;
    }

    private void write(HeldRegion held, long offset) {
        RegisterText format = held.content().format();
        Registers registers = held.content().registers();
        Optional<String> old = registers.at(offset).map(reading -> format.hex(reading.value()));
        new WriteDialog(getSite().getShell(), held.register(offset), old, format)
                .ask()
                .ifPresent(answer -> new WriteJob(
                                held.session(),
                                held.region().index(),
                                offset,
                                format.width(),
                                answer,
                                value -> OnDisplay.of(placeholder.control(), () -> written(registers, offset, value)))
                        .schedule());
    }

    private void written(Registers registers, long offset, OptionalLong readBack) {
        readBack.ifPresentOrElse(value -> registers.read(offset, value), () -> registers.forget(offset));
        table.refresh();
    }

    private void toggleWatch() {
        content().ifPresent(content -> selectedRegister(content).ifPresent(offset -> toggleWatch(content, offset)));
    }

    private void toggleWatch(RegionContent content, long offset) {
        if (content.watched().remove(offset) == null) {
            content.watched().put(offset, content.grid().width());
        }
        watch.forget(offset);
        show();
    }

    /** Reads the watched registers, and no others. */
    private void watchOnce() {
        if (!watch.isRunning()) {
            content().filter(content -> !content.watched().isEmpty()).ifPresent(this::readWatched);
        }
    }

    private void readWatched(RegionContent content) {
        SelectedRegion region = shown;
        shown.session(access)
                .ifPresent(session -> watch.read(
                        session,
                        region.region(),
                        content.watched(),
                        round -> OnDisplay.of(placeholder.control(), () -> {
                            if (region.equals(shown)) {
                                taken(round);
                            }
                        })));
    }

    private void taken(Watch.Round round) {
        watch.take(round, Instant.now());
        show();
        round.failures()
                .forEach((offset, failure) ->
                        refuse(NLS.bind(Messages.Content_watchEnded, new ByteSize(offset).hex(), failure.explained())));
    }

    @Override
    public List<SaveFormat> formats() {
        return List.of(BINARY, HEX);
    }

    @Override
    public String proposedName() {
        return region().map(region -> shown.name() + "-" + region.name())
                .orElse("content")
                .replaceAll("[^A-Za-z0-9.]+", "-");
    }

    @Override
    public Optional<String> nothingToSave() {
        return lastRead().isPresent() ? Optional.empty() : Optional.of(Messages.Content_nothingRead);
    }

    private Optional<ReadRange> lastRead() {
        return content().flatMap(RegionContent::lastRead);
    }

    @Override
    public Optional<Saving> saving(SaveFormat format) {
        return lastRead()
                .map(read -> format.equals(HEX)
                        ? (out, monitor) -> read.writeHex(out)
                        : (out, monitor) -> out.write(read.bytes()));
    }

    @Override
    public void focusAddress() {
        bar.focusAddress();
    }

    @Override
    public void setFocus() {
        placeholder.focus();
        table.focus();
    }
}
