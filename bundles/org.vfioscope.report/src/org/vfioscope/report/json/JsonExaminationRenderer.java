package org.vfioscope.report.json;

import java.util.Locale;
import org.vfioscope.report.Examination;
import org.vfioscope.report.ExaminationRenderer;

/** The findings, described by {@code schema/doctor-1.schema.json}. */
public final class JsonExaminationRenderer implements ExaminationRenderer {

    /** The document's {@code format}. */
    public static final String FORMAT = "vfioscope-doctor";

    /** The document's {@code version}; it grows when a reader of the version before could go wrong. */
    public static final int VERSION = 1;

    @Override
    public String render(Examination examination) {
        return JsonDocument.write(json -> {
            json.text("format", FORMAT);
            json.number("version", VERSION);
            json.text("generator", examination.generator());
            json.flag("fine", examination.isFine());
            json.objects("subjects", examination.subjects(), subject -> {
                json.text("name", subject.name());
                json.objects("findings", subject.findings(), finding -> {
                    json.text("id", finding.id());
                    json.text("severity", finding.severity().name().toLowerCase(Locale.ROOT));
                    json.text("title", finding.title());
                    json.text("detail", finding.detail());
                    json.text("command", finding.command());
                });
            });
        });
    }
}
