package org.vfioscope.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfioscope.model.CapturedDevice;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.FeatureSupport.Level;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.parse.MalformedReplyException;
import org.vfioscope.model.parse.RegionInfoParser;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.model.pci.PciConfigParser;
import org.vfioscope.model.rules.Forecast.Rule;

/** The table in doc/export-answers.md, made from what kernels answered in the lab, against the forecast of now. */
class ExportAnswersTest {

    private static final int COMMAND = 4;
    private static final int MEMORY = 2;

    /** A row of the table. */
    record Row(String rule, String device, int region, String ranges, String forecast, String newer, String older) {

        static Row of(String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toList();
            return new Row(
                    cells.get(0),
                    cells.get(1),
                    Integer.parseInt(cells.get(2)),
                    cells.get(3),
                    cells.get(4),
                    cells.get(5),
                    cells.get(6));
        }

        DmabufRequest request() {
            return new DmabufRequest(
                    region,
                    Stream.of(ranges.split(" "))
                            .filter(text -> !text.equals("none"))
                            .map(text -> text.split("\\+"))
                            .map(ends -> new MmapRange(hex(ends[0]), hex(ends[1])))
                            .toList());
        }

        private static long hex(String text) {
            return Long.parseUnsignedLong(text.substring(2), 16);
        }
    }

    static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("doc/export-answers.md")).stream()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(Row::of)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theForecastOfNowIsTheTables(Row row) throws Exception {
        Forecast forecast = ExportForecaster.forecast(row.request(), facts(row));
        switch (forecast) {
            case Forecast.Accepted accepted -> assertThat(row.forecast()).isEqualTo("a dmabuf");
            case Forecast.BornRevoked revoked -> {
                assertThat(row.forecast()).isEqualTo("a dmabuf, born revoked");
                assertThat(row.rule()).isEqualTo(revoked.cause());
            }
            case Forecast.Refused refused -> {
                assertThat(row.forecast())
                        .isEqualTo(refused.errno().stream().map(Errno::name).collect(Collectors.joining(" or ")));
                assertThat(row.rule()).isEqualTo(refused.rule().text());
            }
        }
        assertThat(row.forecast()).contains(row.newer());
        assertThat(row.older()).isIn("ENOTTY", "-");
    }

    @Test
    void everyRuleOfTheKernelIsMetByARequest() throws IOException {
        List<String> met = rows().stream().map(Row::rule).toList();
        assertThat(Rule.values())
                // these two are told of above the table: no kernel is asked, or every request is refused alike
                .filteredOn(rule -> rule != Rule.NO_BACKEND && rule != Rule.NO_EXPORTER)
                .allMatch(rule -> met.contains(rule.text()), "has a row");
        String page = Files.readString(Path.of("doc/export-answers.md")).replace('\n', ' ');
        assertThat(page).contains(Rule.NO_BACKEND.text(), Rule.NO_EXPORTER.text());
    }

    /** What was captured of the device, on the kernel with the exporter. */
    private static ExportFacts facts(Row row) throws MalformedReplyException {
        CapturedDevice device = CapturedDevice.load("7.3-" + row.device().split(",")[0]);
        ByteBuffer bytes = device.config();
        if (row.device().endsWith("memory decode off")) {
            bytes.put(COMMAND, (byte) (bytes.get(COMMAND) & ~MEMORY));
        }
        PciConfig config = PciConfigParser.parse(bytes);
        Optional<RegionInfo> region = region(device, row.region());
        boolean declines =
                row.device().endsWith("on plain-vfio-pci") || row.device().equals("mbochs");
        return new ExportFacts(
                new FeatureSupport(declines ? Level.NOT_IN_DRIVER : Level.SUPPORTED, "as captured"),
                region,
                region.flatMap(info -> bar(config, info)),
                Optional.of(config),
                0x1000);
    }

    private static Optional<RegionInfo> region(CapturedDevice device, int index) throws MalformedReplyException {
        Optional<ByteBuffer> reply = device.replies("region-info").stream()
                .filter(candidate -> candidate.index() == index)
                .reduce((first, second) -> second)
                .flatMap(CapturedDevice.Reply::bytes);
        return reply.isPresent() ? Optional.of(RegionInfoParser.parse(reply.get())) : Optional.empty();
    }

    private static Optional<PciBar> bar(PciConfig config, RegionInfo region) {
        return config.bars().stream()
                .filter(bar -> bar.index() == region.index())
                .map(bar -> new PciBar(
                        bar.index(), bar.address(), region.size(), bar.io(), bar.is64Bit(), bar.prefetchable()))
                .findFirst();
    }
}
