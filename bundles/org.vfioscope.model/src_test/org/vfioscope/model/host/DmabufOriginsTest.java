package org.vfioscope.model.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.host.DmabufOrigin.Place;

class DmabufOriginsTest {

    private static final String GPU = "0000:03:00.0";
    private static final String NIC = "0000:04:00.0";

    private static DeviceDescription device(String name, PciBar... bars) {
        return new DeviceDescription(
                name,
                "linux",
                false,
                name,
                Optional.empty(),
                Optional.of("vfio-pci"),
                OptionalInt.of(1),
                Arrays.asList(bars),
                Optional.empty());
    }

    private static PciBar memory(int index, long size) {
        return new PciBar(index, 0xfe000000L, size, false, false, false);
    }

    private final List<DeviceDescription> devices = List.of(
            device(GPU, memory(0, 0x1000), memory(2, 0x4_0000_0000L), memory(6, 0x40000)),
            device(NIC, memory(0, 0x20000), memory(1, 0x20000), new PciBar(2, 0xc000, 0x100, true, false, false)));

    private static DmabufHolding dmabuf(long pid, long inode, long size) {
        return new DmabufHolding(
                pid,
                "qemu",
                13,
                OptionalLong.of(inode),
                OptionalLong.of(size),
                Optional.of("vfio_pci_core"),
                Optional.empty());
    }

    private static DeviceHolding open(long pid, DeviceHolding.Kind kind, String... devices) {
        return new DeviceHolding(pid, "qemu", 12, kind, List.of(devices));
    }

    private List<DmabufOrigin> origins(List<DeviceHolding> open, DmabufHolding... holdings) {
        return new DmabufOrigins(Map.of(77L, new Place(GPU, 0)), devices, open)
                .join(Arrays.asList(holdings)).stream().map(HeldDmabuf::origin).toList();
    }

    @Test
    void anOwnHandleIsCertainInWhateverProcess() {
        assertThat(origins(List.of(), dmabuf(1, 77, 0x1000), dmabuf(2, 77, 0x1000)))
                .containsOnly(new DmabufOrigin.Own(new Place(GPU, 0)));
    }

    @Test
    void theOnlyBarOfTheSizeIsInferred() {
        List<DmabufOrigin> origins =
                origins(List.of(open(1, DeviceHolding.Kind.DEVICE, GPU)), dmabuf(1, 5, 0x4_0000_0000L));

        assertThat(origins).containsExactly(new DmabufOrigin.Inferred(new Place(GPU, 2)));
        assertThat(origins.getFirst().words()).startsWith("0000:03:00.0 BAR 2 (inferred");
    }

    @Test
    void barsOfOneSizeAreNotDecided() {
        assertThat(origins(List.of(open(1, DeviceHolding.Kind.DEVICE, NIC)), dmabuf(1, 5, 0x20000)))
                .containsExactly(new DmabufOrigin.OneOf(List.of(new Place(NIC, 0), new Place(NIC, 1))));
    }

    @Test
    void whoWasHandedADmabufLearnsFromTheOtherHolder() {
        assertThat(origins(
                        List.of(open(1, DeviceHolding.Kind.DEVICE, GPU)), dmabuf(1, 5, 0x1000), dmabuf(2, 5, 0x1000)))
                .containsOnly(new DmabufOrigin.Inferred(new Place(GPU, 0)));
    }

    @Test
    void theGroupTellsOnlyWhereNoDeviceDoes() {
        DeviceHolding group = open(1, DeviceHolding.Kind.GROUP, NIC, GPU);

        assertThat(origins(List.of(open(1, DeviceHolding.Kind.DEVICE), group), dmabuf(1, 5, 0x1000)))
                .containsExactly(new DmabufOrigin.Inferred(new Place(GPU, 0)));
        assertThat(origins(List.of(open(1, DeviceHolding.Kind.DEVICE, NIC), group), dmabuf(1, 5, 0x1000))
                        .getFirst())
                .isInstanceOf(DmabufOrigin.Unknown.class);
    }

    @Test
    void portsAndRomsAreNoDmabufs() {
        List<DeviceHolding> both = List.of(open(1, DeviceHolding.Kind.DEVICE, GPU, NIC));

        assertThat(origins(both, dmabuf(1, 5, 0x100), dmabuf(1, 6, 0x40000)))
                .allSatisfy(origin -> assertThat(origin.words()).contains("may be a part of one"));
    }

    @Test
    void saysWhyNothingFits() {
        DmabufHolding udmabuf = new DmabufHolding(
                1, "x", 3, OptionalLong.of(9), OptionalLong.of(4096), Optional.of("udmabuf"), Optional.empty());
        DmabufHolding bare = new DmabufHolding(
                1, "x", 4, OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());

        assertThat(origins(List.of(), udmabuf, bare, dmabuf(3, 8, 0x1000)))
                .extracting(DmabufOrigin::words)
                .satisfiesExactly(
                        words -> assertThat(words).contains("udmabuf"),
                        words -> assertThat(words).contains("fdinfo"),
                        words -> assertThat(words).contains("none of its holders has a VFIO device open"));
    }
}
