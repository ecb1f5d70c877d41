package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.OpenWay;

class ImportCommandTest extends CommandLineTestBase {

    private static final String EXPORTER = "0000:00:03.0";

    private final List<String> exported = host.devices.get(EXPORTER).log;
    private final TestDevice importer = simulated.devices.get("sim:gpu");

    private int importBar(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("dmabuf", "import", EXPORTER, "--region", "0", "--into", "sim:gpu"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void mapsADmabufAndUnmapsItAgain() {
        importer.space = Optional.of(new TestAddressSpace(importer.log, true));
        assertThat(importBar("--range", "0x1000+0x2000", "--access", "r")).isZero();
        assertThat(out.toString()).isEqualTo("""
                        importer: sim:gpu
                        via:      a test
                        space:    IOAS 1
                        usable:   0x0-0xfedfffff, 0xfef00000-0x7fffffffff
                        mapped:   1
                          IOVA                last                length                          access  state   what
                          0x100000            0x101fff            0x2000 (8 KiB)                  r-      mapped  %s region 0, dmabuf 77 at 0x0
                        """.formatted(EXPORTER));
        assertThat(importer.log)
                .containsExactly(
                        "mapped 0x2000 bytes of dmabuf 42, r-", "unmapped 0x100000", "detached", "device closed");
        assertThat(exported).containsExactly("dmabuf closed", "device closed");
    }

    @Test
    void mapsEachRangeOfTheRegion() {
        importer.space = Optional.of(new TestAddressSpace(importer.log, false));
        host.devices.get(EXPORTER).registers = Optional.of(new TestRegisters(0));
        assertThat(importBar("--via", "group")).isZero();
        assertThat(out.toString()).contains("space:    type1 container of group 8", "mapped:   2");
        assertThat(importer.log).startsWith("mapped 0x1000 bytes at 0x1000", "mapped 0x2000 bytes at 0x2000");
        assertThat(host.ways).containsExactly(Optional.of(OpenWay.GROUP));
    }

    @Test
    void foretellsAndMapsNothing() {
        importer.space = Optional.of(new TestAddressSpace(importer.log, true));
        assertThat(importBar("--range", "0x0+0x1000", "--iova", "0xfee00000", "--forecast"))
                .isEqualTo(1);
        assertThat(out.toString()).isEqualTo("""
                        dmabuf:   %s BAR 0, 0x0+0x1000
                        request:  0x0+0x1000, at 0xfee00000, rw
                        forecast: the kernel will refuse: the addresses are reserved, as the MSI window is, or the IOMMU cannot reach them
                        answer:   EINVAL (Invalid argument)
                        change:   Choose addresses inside the IOVA ranges
                        """.formatted(EXPORTER));
        assertThat(importer.log).containsExactly("detached", "device closed");
    }

    @Test
    void foretellsOfWhichDmabufEachRangeIs() {
        importer.space = Optional.of(new TestAddressSpace(importer.log, true));
        assertThat(importBar("--forecast")).isZero();
        assertThat(out.toString().split("\n\n"))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(
                                        "dmabuf:   %s BAR 0, 0x0+0x1000\nrequest:  0x0+0x1000,".formatted(EXPORTER)),
                        second -> assertThat(second)
                                .startsWith("dmabuf:   %s BAR 0, 0x300000000+0x2000\nrequest:  0x0+0x2000,"
                                        .formatted(EXPORTER)));
    }

    @Test
    void isDoneWhereTheKernelTakesWhatTheForecastRefused() {
        importer.space = Optional.of(new TestAddressSpace(importer.log, true));
        assertThat(importBar("--range", "0x0+0x1000", "--iova", "0x8000000000")).isZero();
        assertThat(out.toString()).contains("mapped:   1");
        assertThat(err.toString()).contains("but the kernel answered with a mapping");
    }

    @Test
    void reportsARefusal() {
        importer.space = Optional.of(new TestAddressSpace(importer.log, true));
        assertThat(importBar("--range", "0x0+0x1000", "--iova", "0xfee00000")).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .isEqualTo(
                        "vfioscope: IOAS 1: IOMMU_IOAS_MAP_FILE: EINVAL (Invalid argument). The addresses are reserved, as"
                                + " the MSI window is, or the IOMMU cannot reach them. Choose addresses inside the IOVA ranges.\n");
        assertThat(importer.log).containsExactly("detached", "device closed");
        assertThat(exported).containsExactly("dmabuf closed", "device closed");
    }

    @Test
    void namesTheWayThatNeedsNoDmabufWhereThereAreNone() {
        importer.space = Optional.of(new TestAddressSpace(importer.log, true));
        assertThat(run("dmabuf", "import", "sim:old", "--region", "0", "--into", "sim:gpu"))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("vfioscope: sim:old: nothing of BAR 0 to import: unsupported: the kernel answered ENOTTY")
                .endsWith("plain mmap goes on; with --via group no dmabuf is needed\n");
    }

    @Test
    void placesOneRangeOnly() {
        importer.space = Optional.of(new TestAddressSpace(importer.log, true));
        assertThat(importBar("--iova", "0x1000")).isEqualTo(2);
        assertThat(err.toString()).contains("--iova places one range, but there are 2");
    }

    @Test
    void saysThatThereIsNoAddressSpace() {
        assertThat(importBar()).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("vfioscope: sim:gpu, opened by a test, has no address space to map anything in\n");
    }
}
