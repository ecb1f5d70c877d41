package org.vfioscope.ui.internal.map;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.part.ViewPart;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.map.MapContent.Item;
import org.vfioscope.ui.internal.rows.MadeImport;
import org.vfioscope.ui.internal.rows.OpenDevice;
import org.vfioscope.ui.internal.rows.RegionRows;
import org.vfioscope.ui.internal.rows.TreeRow;
import org.vfioscope.ui.internal.save.SaveFormat;
import org.vfioscope.ui.internal.save.Saveable;
import org.vfioscope.ui.internal.save.Saving;
import org.vfioscope.ui.internal.tree.AccessibleName;
import org.vfioscope.ui.internal.tree.Placeholder;
import org.vfioscope.ui.internal.tree.RowTree;
import org.vfioscope.ui.internal.views.RegionsView;
import org.vfioscope.ui.internal.views.SelectedRegion;
import org.vfioscope.ui.internal.views.SessionWatch;
import org.vfioscope.ui.internal.views.ToggleAction;
import org.vfioscope.ui.internal.views.ViewFrame;

/** A picture of the region that is selected in the Regions view. */
public final class MapView extends ViewPart implements Saveable {

    private static final SaveFormat PNG = new SaveFormat("png", "PNG");
    private static final SaveFormat SVG = new SaveFormat("svg", "SVG");

    private DeviceAccess access;
    private Placeholder placeholder;
    private MapCanvas canvas;
    private SelectedRegion shown = SelectedRegion.NONE;

    @Override
    public void createPartControl(Composite parent) {
        access = getSite().getService(DeviceAccess.class);
        placeholder = new Placeholder(parent);
        placeholder.content().setLayout(new FillLayout());
        canvas = new MapCanvas(placeholder.content(), this::reveal);
        AccessibleName.set(canvas.control(), Messages.Map_name);
        ViewFrame.keys(getViewSite(), ViewFrame.INSPECT_CONTEXT);
        actions();
        SessionWatch.start(access, placeholder.control(), this::show, session -> {}, session -> {});
        ISelectionListener follow = (part, selection) -> follow(selection);
        getSite().getWorkbenchWindow().getSelectionService().addSelectionListener(ViewIds.REGIONS, follow);
        IPropertyChangeListener repaint = event -> {
            if (MapColours.isOne(event.getProperty())) {
                canvas.control().redraw();
            }
        };
        canvas.colours().registry().addListener(repaint);
        canvas.control().addDisposeListener(event -> {
            canvas.colours().registry().removeListener(repaint);
            getSite().getWorkbenchWindow().getSelectionService().removeSelectionListener(ViewIds.REGIONS, follow);
        });
        follow(getSite().getWorkbenchWindow().getSelectionService().getSelection(ViewIds.REGIONS));
        show();
    }

    private void follow(ISelection selection) {
        if (selection instanceof IStructuredSelection rows) {
            RowTree.selectedRow(rows).ifPresent(this::follow);
        }
    }

    private void follow(TreeRow row) {
        shown = SelectedRegion.of(row.target(), shown, access);
        show();
        // the whole region is no piece of its picture
        boolean piece = row.key().startsWith(RegionRows.regionKey(shown.name(), shown.region()) + "/");
        canvas.select(piece ? Optional.of(row.key()) : Optional.empty());
    }

    private void show() {
        Optional<OpenDevice> device = shown.device(access);
        Optional<RegionSnapshot> region = device.flatMap(open -> open.snapshot().region(shown.region()))
                .filter(candidate -> candidate.info().isPresent());
        if (region.isEmpty()) {
            canvas.clear();
            placeholder.say(Messages.Map_empty);
        } else {
            placeholder.showContent();
            canvas.show(MapContent.of(
                    device.get(),
                    region.get(),
                    access.sessions().stream()
                            .map(MadeImport::of)
                            .flatMap(List::stream)
                            .toList(),
                    ZoneId.systemDefault()));
        }
    }

    private void reveal(Item item) {
        canvas.select(Optional.of(item.key()));
        if (getSite().getPage().findView(ViewIds.REGIONS) instanceof RegionsView view) {
            view.reveal(item.key());
        }
    }

    private void actions() {
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(action(Messages.Map_zoomIn, "icons/zoom_in.svg", canvas::zoomIn));
        bar.add(action(Messages.Map_zoomOut, "icons/zoom_out.svg", canvas::zoomOut));
        bar.add(action(Messages.Map_zoomFit, "icons/zoom_fit.svg", canvas::zoomFit));
        IAction fold = new ToggleAction(Messages.Map_fold, "icons/fold.svg", canvas::setFolding);
        fold.setChecked(true);
        bar.add(fold);
    }

    private static IAction action(String text, String icon, Runnable run) {
        IAction action = new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
        ResourceLocator.imageDescriptorFromBundle(MapView.class, icon).ifPresent(action::setImageDescriptor);
        return action;
    }

    @Override
    public List<SaveFormat> formats() {
        return List.of(PNG, SVG);
    }

    @Override
    public String proposedName() {
        return canvas.title().replaceAll("[^A-Za-z0-9.]+", "-");
    }

    @Override
    public Optional<String> nothingToSave() {
        return canvas.scene().isPresent() ? Optional.empty() : Optional.of(Messages.Map_empty);
    }

    @Override
    public Optional<Saving> saving(SaveFormat format) {
        return canvas.scene().map(scene -> format.equals(SVG) ? svg(scene) : png(scene));
    }

    private Saving svg(Scene scene) {
        byte[] svg = new SvgWriter(canvas.colours(), canvas.lineHeight())
                .write(scene, canvas.title())
                .getBytes(StandardCharsets.UTF_8);
        return (out, monitor) -> out.write(svg);
    }

    private Saving png(Scene scene) {
        Image image = new Image(canvas.control().getDisplay(), scene.width(), scene.height());
        try {
            paint(scene, image);
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] {image.getImageData()};
            return (out, monitor) -> loader.save(out, SWT.IMAGE_PNG);
        } finally {
            image.dispose();
        }
    }

    private void paint(Scene scene, Image image) {
        GC gc = new GC(image);
        try {
            gc.setFont(canvas.control().getFont());
            new ScenePainter(gc, canvas.colours()).paint(scene);
        } finally {
            gc.dispose();
        }
    }

    @Override
    public void setFocus() {
        placeholder.focus();
    }
}
