package org.vfioscope.help.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
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

    /** Where a widget keeps the place of its block in the page. */
    private static final String BLOCK = "org.vfioscope.help.block";

    private final Control beside;
    private final ScrolledForm form;
    private final HyperlinkSettings links;
    private final Consumer<String> follow;
    private final Map<String, Control> anchors = new HashMap<>();
    private final List<Control> marked = new ArrayList<>();
    private PageLocation location;
    private Words words = Words.NONE;
    private int building;
    private Color hit;

    /**
     * A view without a page.
     *
     * @param beside a control whose ground the page takes
     * @param follow takes the links that are clicked, as they are written
     */
    PageView(Composite parent, Control beside, Consumer<String> follow) {
        this.beside = beside;
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
        Shade.onChange(form, this::redraw);
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
        fill(next, Words.NONE);
        goTo(() -> top(next.anchor()));
    }

    /**
     * Shows a section of a page, with words marked in all of the page.
     *
     * @throws IOException if the page cannot be read
     */
    void show(Section section, Words found) throws IOException {
        fill(section.page(), found);
        goTo(() -> top(section));
    }

    /** Shows the same place in the colours of another theme, with its pictures. */
    private void redraw() {
        links.initializeDefaultForegrounds(form.getDisplay());
        PageLocation same = location;
        if (same == null) {
            return;
        }
        Point origin = form.getOrigin();
        location = null;
        try {
            fill(same, words);
        } catch (IOException e) {
            // it was there before
            throw new UncheckedIOException(e);
        }
        goTo(() -> origin.y);
    }

    private void fill(PageLocation next, Words marks) throws IOException {
        if (location == null || !location.samePage(next) || !words.equals(marks)) {
            List<Block> blocks;
            try (InputStream page = next.open()) {
                blocks = PageParser.parse(page);
            }
            clear();
            ground();
            hit = Hits.color(form.getBackground());
            location = next;
            words = marks;
            for (building = 0; building < blocks.size(); building++) {
                add(blocks.get(building));
            }
        }
        form.reflow(true);
    }

    /** A page lies on the same ground as the contents beside it. */
    private void ground() {
        form.setBackground(beside.getBackground());
    }

    private void goTo(IntSupplier place) {
        form.setOrigin(0, place.getAsInt());
        // a window that has just opened gets its theme, its size, and with that the places of all pieces, only now
        form.getDisplay().asyncExec(() -> {
            if (!form.isDisposed()) {
                ground();
                form.setOrigin(0, place.getAsInt());
            }
        });
    }

    private int top(String anchor) {
        Control place = anchors.get(anchor);
        return place == null ? 0 : place.getLocation().y;
    }

    /** Above the section's first mark; its heading is seen too where both fit. */
    private int top(Section section) {
        int above = form.getClientArea().height / 4;
        return marked.stream()
                .filter(control -> (Integer) control.getData(BLOCK) >= section.block())
                .findFirst()
                .map(control -> form.getBody().toControl(control.toDisplay(0, 0)).y)
                .map(y -> Math.max(0, y - above))
                .orElse(0);
    }

    private static <C extends Control> C plain(C control) {
        control.setData(NOT_STYLED, true);
        return control;
    }

    private void clear() {
        anchors.clear();
        marked.clear();
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
        if (isHit(heading.text(), label)) {
            label.setForeground(hit);
        }
        if (!heading.anchor().isEmpty()) {
            anchors.put(heading.anchor(), label);
        }
    }

    /** Whether a word is in a piece, which is remembered then. */
    private boolean isHit(String text, Control piece) {
        boolean isHit = words.countIn(text) > 0;
        if (isHit) {
            piece.setData(BLOCK, building);
            marked.add(piece);
        }
        return isHit;
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
        text.setFont("hit", JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
        text.setColor("hit", hit);
        isHit(Markup.plain(paragraphs), text);
        text.setText("<form>" + words.marked(paragraphs) + "</form>", true, false);
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
        if (isHit(lines, code)) {
            words.any(lines).results().forEach(found -> {
                StyleRange range = new StyleRange(found.start(), found.end() - found.start(), hit, null);
                range.fontStyle = SWT.BOLD;
                code.setStyleRange(range);
            });
        }
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
        PageLocation source = location.resolve(picture.source()).picture(Shade.isDark());
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
