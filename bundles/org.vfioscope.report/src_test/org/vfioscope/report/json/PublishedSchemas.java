package org.vfioscope.report.json;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The schemas as the bundle publishes them, under the ids they have there. */
final class PublishedSchemas {

    static final String REPORT = "urn:vfioscope:report:1";
    static final String DEVICES = "urn:vfioscope:devices:1";
    static final String DIFF = "urn:vfioscope:diff:1";
    static final String EVENT = "urn:vfioscope:event:1";
    static final String DOCTOR = "urn:vfioscope:doctor:1";
    static final String HOLDERS = "urn:vfioscope:holders:1";

    private PublishedSchemas() {}

    /** What a document breaks of a schema; empty where it keeps to it. */
    static List<String> errors(String schema, String document) throws IOException {
        Map<String, String> texts = Map.of(
                REPORT, Files.readString(Path.of("schema/report-1.schema.json")),
                DEVICES, Files.readString(Path.of("schema/devices-1.schema.json")),
                DIFF, Files.readString(Path.of("schema/diff-1.schema.json")),
                EVENT, Files.readString(Path.of("schema/event-1.schema.json")),
                DOCTOR, Files.readString(Path.of("schema/doctor-1.schema.json")),
                HOLDERS, Files.readString(Path.of("schema/holders-1.schema.json")));
        Schema loaded = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts))
                .getSchema(SchemaLocation.of(schema));
        return loaded.validate(document, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
