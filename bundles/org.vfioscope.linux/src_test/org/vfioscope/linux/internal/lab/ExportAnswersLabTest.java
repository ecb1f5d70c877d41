package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.pci.PciCommand;
import org.vfioscope.model.rules.Forecast;

/**
 * One request or more for every rule of the forecast, asked of the kernel. What it answered goes to the report folder, from
 * where releng/lab/answers takes it into the documentation.
 */
@ExtendWith(NoDescriptorLeft.class)
class ExportAnswersLabTest {

    private static final long PAGE = 0x1000;
    private static final long EDU = 0x100000;
    private static final int COMMAND = 4;

    private final List<String> lines = new ArrayList<>();

    /** A line of the table: who is asked, by the name of its captured answers, and for what. */
    private void ask(String who, DeviceSession session, int region, MmapRange... ranges) throws Exception {
        Answer answer = Answer.to(session, new DmabufRequest(region, List.of(ranges)));
        assertThat(answer.asForetold()).as("%s: %s", who, answer).isTrue();
        String asked = answer.request().ranges().stream()
                .map(range -> "0x%x+0x%x".formatted(range.offset(), range.size()))
                .collect(Collectors.joining(" "));
        lines.add(String.join(
                "\t",
                who,
                Integer.toString(region),
                asked.isEmpty() ? "none" : asked,
                rule(answer.forecast()),
                foretold(answer.forecast()),
                answer.refusal().map(Errno::name).orElse("a dmabuf")));
    }

    private static String rule(Forecast forecast) {
        return switch (forecast) {
            case Forecast.Accepted accepted -> "aligned, non-empty ranges inside a memory BAR";
            case Forecast.BornRevoked revoked -> revoked.cause();
            case Forecast.Refused refused -> refused.rule().text();
        };
    }

    private static String foretold(Forecast forecast) {
        return switch (forecast) {
            case Forecast.Accepted accepted -> "a dmabuf";
            case Forecast.BornRevoked revoked -> "a dmabuf, born revoked";
            case Forecast.Refused refused ->
                refused.errno().stream().map(Errno::name).collect(Collectors.joining(" or "));
        };
    }

    private static MmapRange range(long offset, long size) {
        return new MmapRange(offset, size);
    }

    private void write() throws Exception {
        Path reports = Path.of(System.getProperty("vfioscope.lab.reports"));
        Files.write(reports.resolve("export-answers.tsv"), lines);
    }

    @Test
    @Tag("lab-new")
    @Tag("lab-old")
    void everyRuleOfVfioPci() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            DeviceSession edu = access.open(LabDevices.EDU);
            ask("edu", edu, 0, range(0, EDU));
            ask("edu", edu, 0, range(PAGE, PAGE), range(0, PAGE));
            ask("edu", edu, 0, range(0, PAGE), range(0, PAGE));
            ask("e1000e", access.open(LabDevices.E1000E), 3, range(0, 4 * PAGE));
            ask("ivshmem-4g", access.open(LabDevices.LARGE), 2, range(0, 1L << 32));
            askWithDecodeOff(edu);
            ask("edu", edu, 0);
            ask("e1000e", access.sessions().get(1), PciIndex.ROM, range(0, PAGE));
            ask("vga", access.open(LabDevices.VGA), PciIndex.VGA, range(0, PAGE));
            ask("edu", edu, 1, range(0, PAGE));
            ask("edu", edu, 0, range(0, 0));
            ask("edu", edu, 0, range(0x10, PAGE));
            ask("ivshmem", access.open(LabDevices.IVSHMEM), 0, range(0, 0x100));
            ask("edu", edu, 0, range(0, -PAGE), range(0, 2 * PAGE));
            ask("pci-testdev", access.open(LabDevices.TESTDEV), 1, range(0, PAGE));
            ask("edu", edu, 0, range(-PAGE, 2 * PAGE));
            ask("edu", edu, 0, range(EDU - PAGE, 2 * PAGE));
            ask("ivshmem", access.sessions().get(4), 0, range(0, PAGE));
        }
        write();
    }

    private void askWithDecodeOff(DeviceSession edu) throws Exception {
        long command = edu.read(PciIndex.CONFIG, COMMAND, AccessWidth.WORD);
        edu.write(PciIndex.CONFIG, COMMAND, AccessWidth.WORD, command & ~PciCommand.MEMORY);
        ask("edu, memory decode off", edu, 0, range(0, PAGE));
        edu.write(PciIndex.CONFIG, COMMAND, AccessWidth.WORD, command);
    }

    @Test
    @Tag("lab-iommufd")
    void everyRuleThatTakesAnotherDriver() throws Exception {
        LabShell.bind(LabDevices.TESTDEV, "plain-vfio-pci");
        try (DeviceAccess access = LabDevices.access()) {
            DeviceSession gpu = access.open(LabDevices.NVGRACE);
            ask("nvgrace", gpu, 2, range(0, 0x44000000));
            ask("nvgrace", gpu, 2, range(0, 0x80000000L));
            ask("nvgrace", gpu, 4, range(0, 0x20000000));
            ask("pci-testdev, on plain-vfio-pci", access.open(LabDevices.TESTDEV), 2, range(0, PAGE));
            ask("mbochs", access.open(LabDevices.MBOCHS), 0, range(0, PAGE));
        } finally {
            LabShell.bind(LabDevices.TESTDEV, "vfio-pci");
        }
        write();
    }
}
