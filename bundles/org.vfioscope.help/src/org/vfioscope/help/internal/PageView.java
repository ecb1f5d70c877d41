package org.vfioscope.help.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.HyperlinkSettings;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.FormText;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.forms.widgets.TableWrapData;
import org.eclipse.ui.forms.widgets.TableWrapLayout;

/** Shows one page, each of its pieces in a widget of its own. */
final class PageView {

    private static final int MARGIN = 16;
    private static final int SPACING = 10;
    private static final int COLUMN_SPACING = 18;
    private static final int WIDEST_PICTURE = 640;

    /** Keeps the workbench's styles away, which are others for each kind of widget: a page has one colour. */
    private static final String NOT_STYLED = "org.eclipse.e4.ui.css.disabled";

    private final ScrolledForm form;
    private final HyperlinkSettings links;
    private final Consumer<String> follow;
    private final Map<String, Control> anchors = new HashMap<>();
    private PageLocation location;

    /**
     * A view without a page.
     *
     * @param follow takes the links that are clicked, as they are written
     */
    PageView(Composite parent, Consumer<String> follow) {
        this.follow = follow;
        form = new ScrolledForm(parent, SWT.V_SCROLL);
        plain(form);
        plain(form.getForm());
        plain(form.getBody());
        links = new HyperlinkSettings(parent.getDisplay());
        TableWrapLayout layout = new TableWrapLayout();
        layout.leftMargin = MARGIN;
        layout.rightMargin = MARGIN;
        layout.verticalSpacing = SPACING;
        form.getBody().setLayout(layout);
        form.getBody().setBackgroundMode(SWT.INHERIT_FORCE);
    }

    Control control() {
        return form;
    }

    /**
     * Shows a page, or another place of it.
     *
     * @throws IOException if there is no such page, or it cannot be read
     */
    void show(PageLocation next) throws IOException {
        if (location == null || !location.samePage(next)) {
            List<Block> blocks;
            try (InputStream page = next.open()) {
                blocks = PageParser.parse(page);
            }
            clear();
            form.setBackground(form.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
            location = next;
            for (Block block : blocks) {
                add(block);
            }
        }
        form.reflow(true);
        goTo(next.anchor());
        // a window that has just opened gets its size, and with it the places of all pieces, only now
        form.getDisplay().asyncExec(() -> goTo(next.anchor()));
    }

    private void goTo(String anchor) {
        if (!form.isDisposed()) {
            Control place = anchors.get(anchor);
            form.setOrigin(0, place == null ? 0 : place.getLocation().y);
        }
    }

    private static <C extends Control> C plain(C control) {
        control.setData(NOT_STYLED, true);
        return control;
    }

    private void clear() {
        anchors.clear();
        for (Control old : form.getBody().getChildren()) {
            old.dispose();
        }
    }

    private void add(Block block) {
        switch (block) {
            case Block.Heading heading -> heading(heading);
            case Block.Paragraph(String markup) -> text(form.getBody(), "<p>" + markup + "</p>", true);
            case Block.Items(List<String> markups) ->
                text(form.getBody(), "<li>" + String.join("</li><li>", markups) + "</li>", true);
            case Block.Code(String lines) -> code(lines);
            case Block.Table(List<List<String>> rows) -> table(rows);
            case Block.Picture picture -> picture(picture);
        }
    }

    private void heading(Block.Heading heading) {
        Label label = plain(new Label(form.getBody(), SWT.WRAP));
        label.setText(heading.text().replace("&", "&&"));
        label.setFont(font(heading.level()));
        label.setLayoutData(new TableWrapData(TableWrapData.FILL_GRAB));
        if (!heading.anchor().isEmpty()) {
            anchors.put(heading.anchor(), label);
        }
    }

    private static Font font(int level) {
        return switch (level) {
            case 1 -> JFaceResources.getHeaderFont();
            case 2 -> JFaceResources.getBannerFont();
            default -> JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT);
        };
    }

    private void text(Composite parent, String paragraphs, boolean grab) {
        FormText text = plain(new FormText(parent, SWT.WRAP));
        text.setHyperlinkSettings(links);
        text.setFont("code", JFaceResources.getTextFont());
        text.setText("<form>" + paragraphs + "</form>", true, false);
        text.setLayoutData(new TableWrapData(grab ? TableWrapData.FILL_GRAB : TableWrapData.FILL));
        text.addListener(SWT.KeyDown, this::key);
        text.addHyperlinkListener(new HyperlinkAdapter() {
            @Override
            public void linkActivated(HyperlinkEvent event) {
                follow.accept((String) event.getHref());
            }
        });
    }

    private void code(String lines) {
        StyledText code = plain(new StyledText(form.getBody(), SWT.READ_ONLY | SWT.BORDER | SWT.WRAP));
        code.setFont(JFaceResources.getTextFont());
        code.setText(lines);
        code.setLayoutData(new TableWrapData(TableWrapData.FILL_GRAB));
        code.addListener(SWT.MouseVerticalWheel, event -> {
            scroll(-event.count * code.getLineHeight());
            event.doit = false;
        });
    }

    private void table(List<List<String>> rows) {
        Composite table = plain(new Composite(form.getBody(), SWT.NONE));
        table.setLayoutData(new TableWrapData(TableWrapData.FILL_GRAB));
        TableWrapLayout layout = new TableWrapLayout();
        layout.numColumns = rows.getFirst().size();
        layout.horizontalSpacing = COLUMN_SPACING;
        layout.leftMargin = 0;
        table.setLayout(layout);
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                String cell = row == rows.getFirst() ? "<b>" + row.get(i) + "</b>" : row.get(i);
                text(table, "<p>" + cell + "</p>", i == row.size() - 1);
            }
        }
    }

    private void picture(Block.Picture picture) {
        PageLocation source = location.resolve(picture.source());
        try (InputStream stream = source.open()) {
            Image image = Pictures.fitted(new Image(form.getDisplay(), stream), WIDEST_PICTURE);
            Label label = plain(new Label(form.getBody(), SWT.NONE));
            label.setImage(image);
            label.addDisposeListener(event -> image.dispose());
        } catch (IOException | SWTException e) {
            // the page is of use without it, and its words tell what it showed
            ILog.of(PageView.class).warn(e.getMessage(), e);
            Label label = plain(new Label(form.getBody(), SWT.WRAP));
            label.setText(NLS.bind(Messages.Help_noPicture, source.path().replace("&", "&&")));
            label.setLayoutData(new TableWrapData(TableWrapData.FILL_GRAB));
        }
        text(form.getBody(), "<p>" + picture.words().replace("&", "&amp;") + "</p>", true);
    }

    /** The keys that scroll; all others are the widget's. */
    private void key(Event event) {
        int page = form.getClientArea().height;
        switch (event.keyCode) {
            case SWT.PAGE_DOWN -> scroll(page);
            case SWT.PAGE_UP -> scroll(-page);
            case SWT.HOME -> form.setOrigin(0, 0);
            case SWT.END -> form.setOrigin(0, form.getBody().getSize().y);
            default -> {
                // Tab goes from link to link, Enter follows one
            }
        }
    }

    private void scroll(int by) {
        Point origin = form.getOrigin();
        form.setOrigin(0, Math.max(0, origin.y + by));
    }
}
