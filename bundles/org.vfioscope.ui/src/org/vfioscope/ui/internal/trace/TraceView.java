package org.vfioscope.ui.internal.trace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.part.ViewPart;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.TraceEntry;
import org.vfioscope.access.TraceLog;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.save.SaveFormat;
import org.vfioscope.ui.internal.save.Saveable;
import org.vfioscope.ui.internal.save.Saving;
import org.vfioscope.ui.internal.tree.AccessibleName;
import org.vfioscope.ui.internal.tree.Placeholder;
import org.vfioscope.ui.internal.views.Filterable;
import org.vfioscope.ui.internal.views.OnDisplay;
import org.vfioscope.ui.internal.views.ToggleAction;

/** What was asked of all devices, in QEMU's trace formats, newest at the end. */
public final class TraceView extends ViewPart implements Filterable, Saveable {

    private static final SaveFormat LOG = new SaveFormat("log", Messages.Trace_log);

    private final AtomicBoolean stale = new AtomicBoolean();
    private volatile boolean paused;
    private TraceLog log;
    private List<TraceEntry> all = List.of();
    private Text filter;
    private Placeholder placeholder;
    private TraceTable table;
    private IAction scrollLock;
    private IAction pause;

    @Override
    public void createPartControl(Composite parent) {
        log = getSite().getService(DeviceAccess.class).trace();
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(area);
        filter = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage(Messages.Trace_filter);
        AccessibleName.set(filter, Messages.Trace_filter);
        filter.addModifyListener(event -> show());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        placeholder = new Placeholder(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(placeholder.control());
        table = new TraceTable(placeholder.content());
        getSite().getService(IContextService.class).activateContext("org.vfioscope.ui.inspect");
        actions();
        Consumer<TraceEntry> listener = entry -> {
            // a burst of events is shown once, and while paused none is
            if (!paused && stale.compareAndSet(false, true)) {
                OnDisplay.of(area, this::show);
            }
        };
        log.addListener(listener);
        area.addDisposeListener(event -> log.removeListener(listener));
        show();
    }

    private void actions() {
        scrollLock = new ToggleAction(Messages.Trace_scrollLock, "icons/scroll_lock.svg", locked -> show());
        pause = new ToggleAction(Messages.Trace_pause, "icons/pause.svg", stays -> {
            paused = stays;
            show();
        });
        pause.setToolTipText(Messages.Trace_pauseHint);
        IAction clear = new Action(Messages.Trace_clear) {
            @Override
            public void run() {
                log.clear();
                all = List.of();
                show();
            }
        };
        ResourceLocator.imageDescriptorFromBundle(TraceView.class, "icons/clear.svg")
                .ifPresent(clear::setImageDescriptor);
        var toolbar = getViewSite().getActionBars().getToolBarManager();
        toolbar.add(pause);
        toolbar.add(scrollLock);
        toolbar.add(clear);
        MenuManager menu = new MenuManager();
        menu.add(new CommandContributionItem(new CommandContributionItemParameter(
                getSite(), null, IWorkbenchCommandConstants.EDIT_COPY, CommandContributionItem.STYLE_PUSH)));
        menu.add(clear);
        table.control().setMenu(menu.createContextMenu(table.control()));
    }

    private List<TraceEntry> matching() {
        TraceFilter words = TraceFilter.of(filter.getText());
        return all.stream().filter(words::accepts).toList();
    }

    @Override
    public List<SaveFormat> formats() {
        return List.of(LOG);
    }

    @Override
    public String proposedName() {
        return "vfioscope-trace";
    }

    /** The events that are shown, as QEMU's log backend writes them. */
    @Override
    public Optional<String> nothingToSave() {
        return matching().isEmpty() ? Optional.of(Messages.Trace_nothingToSave) : Optional.empty();
    }

    @Override
    public Optional<Saving> saving(SaveFormat format) {
        byte[] lines = matching().stream()
                .map(entry -> entry.event() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        return Optional.of((out, monitor) -> out.write(lines));
    }

    private void show() {
        stale.set(false);
        if (!paused) {
            all = log.entries();
        }
        List<TraceEntry> shown = matching();
        table.show(shown, !scrollLock.isChecked());
        if (shown.isEmpty()) {
            placeholder.say(all.isEmpty() ? Messages.Trace_empty : Messages.Trace_noneMatches);
        } else {
            placeholder.showContent();
        }
    }

    @Override
    public void setFocus() {
        placeholder.focus();
    }

    @Override
    public void focusFilter() {
        filter.setFocus();
        filter.selectAll();
    }
}
