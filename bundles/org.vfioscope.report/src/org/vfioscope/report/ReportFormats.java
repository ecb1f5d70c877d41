package org.vfioscope.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.vfioscope.report.csv.CsvReportRenderer;
import org.vfioscope.report.html.HtmlReportRenderer;
import org.vfioscope.report.json.JsonLinesReportRenderer;
import org.vfioscope.report.json.JsonReportRenderer;
import org.vfioscope.report.markdown.MarkdownReportRenderer;
import org.vfioscope.report.svg.SvgReportRenderer;
import org.vfioscope.report.text.TextReportRenderer;

/** The forms that reports can take: the product's own, and those of the extension point {@code org.vfioscope.report.renderers}. */
public final class ReportFormats {

    private static final String POINT = "org.vfioscope.report.renderers";

    private final List<ReportFormat> formats;

    private ReportFormats(List<ReportFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /** {@return the product's own forms} */
    public static ReportFormats builtIn() {
        return new ReportFormats(List.of(
                new ReportFormat(
                        "text",
                        "Plain text",
                        "for people, in the spirit of lspci -vv",
                        "txt",
                        true,
                        TextReportRenderer::new),
                new ReportFormat(
                        "json",
                        "JSON",
                        "for programs, and to be opened again as a capture",
                        "json",
                        true,
                        JsonReportRenderer::new),
                new ReportFormat(
                        "ndjson",
                        "JSON lines",
                        "for streams: a line for each device",
                        "ndjson",
                        true,
                        JsonLinesReportRenderer::new),
                new ReportFormat(
                        "markdown",
                        "Markdown",
                        "for mailing lists and issues: 80 columns",
                        "md",
                        true,
                        MarkdownReportRenderer::new),
                new ReportFormat(
                        "html",
                        "HTML",
                        "for sharing: one page with the address maps, light or dark",
                        "html",
                        true,
                        HtmlReportRenderer::new),
                new ReportFormat(
                        "svg",
                        "SVG",
                        "for documents: the address maps as one drawing",
                        "svg",
                        true,
                        SvgReportRenderer::new),
                new ReportFormat(
                        "csv",
                        "CSV",
                        "for spreadsheets: a zip of all tables, or one of them",
                        "zip",
                        false,
                        CsvReportRenderer::zip)));
    }

    /**
     * The product's own forms and all contributed ones. Renderers are made when they are first used.
     *
     * @param registry the extension registry
     * @param warning takes, in one sentence each, why a contribution is left out
     * @return the forms
     */
    public static ReportFormats load(IExtensionRegistry registry, Consumer<String> warning) {
        List<ReportFormat> all = new ArrayList<>(builtIn().all());
        for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
            String id = element.getAttribute("format");
            if (all.stream().anyMatch(format -> format.id().equals(id))) {
                warning.accept("the report format %s of %s is left out: there is one with that name already"
                        .formatted(id, element.getContributor().getName()));
                continue;
            }
            all.add(new ReportFormat(
                    id,
                    element.getAttribute("label"),
                    Objects.requireNonNullElse(element.getAttribute("purpose"), ""),
                    element.getAttribute("extension"),
                    !"false".equals(element.getAttribute("text")),
                    () -> create(id, element)));
        }
        return new ReportFormats(all);
    }

    private static ReportRenderer create(String id, IConfigurationElement element) {
        try {
            return (ReportRenderer) element.createExecutableExtension("class");
        } catch (CoreException | ClassCastException e) {
            throw new IllegalStateException(
                    "the report format %s of %s cannot be used: %s"
                            .formatted(id, element.getContributor().getName(), e.getMessage()),
                    e);
        }
    }

    /** {@return all forms, the product's own first} */
    public List<ReportFormat> all() {
        return formats;
    }

    /**
     * The form with a name.
     *
     * @param id the name, in any case
     * @return the form; empty where there is none of that name
     */
    public Optional<ReportFormat> find(String id) {
        return formats.stream()
                .filter(format -> format.id().equalsIgnoreCase(id))
                .findFirst();
    }
}
