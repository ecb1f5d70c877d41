package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.SentDmabufs;
import org.vfioscope.model.host.PeerProcess;

class HandOverTest extends CommandLineTestBase {

    private static final String REAL = "0000:00:03.0";

    private final List<String> log = host.devices.get(REAL).log;
    private final List<String> received = new ArrayList<>();

    private DmabufDescriptor dmabuf(String name) throws Exception {
        TestDmabuf dmabuf = new TestDmabuf(received);
        dmabuf.setName(name);
        return dmabuf;
    }

    private void willReceive(DmabufDescriptor... dmabufs) {
        host.receiver = Optional.of((socket, cancelled) -> {
            received.add("listened at %s, given up: %s".formatted(socket, cancelled.getAsBoolean()));
            return new SentDmabufs(Optional.of(new PeerProcess(4711, 1000, Optional.of("vmm"))), List.of(dmabufs));
        });
    }

    @Test
    void namesWhatItMakes() {
        assertThat(run("dmabuf", "create", REAL, "--region", "0", "--name", "vram"))
                .isZero();
        assertThat(out.toString()).contains("exporter: vfio_pci_core\nname:     vram\nstate:    live\n");
    }

    @Test
    void aNameThatIsTooLongReleasesEverything() {
        assertThat(run("dmabuf", "create", REAL, "--region", "0", "--name", "x".repeat(32)))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("vfioscope: dmabuf 42: DMA_BUF_SET_NAME: EINVAL")
                .contains("longer than 31 bytes");
        assertThat(out.toString()).isEmpty();
        assertThat(log).containsExactly("dmabuf closed", "device closed");
    }

    @Test
    void sendsAndSaysThatItDoesNotLast() {
        assertThat(run("dmabuf", "create", REAL, "--region", "0", "--send", "/run/s"))
                .isZero();
        assertThat(log).containsExactly("sent to /run/s", "dmabuf closed", "device closed");
        assertThat(err.toString())
                .isEqualTo("vfioscope: sent to /run/s; closing the device now revokes it there too: --hold keeps it\n");
    }

    @Test
    void holdsWhatItSent() {
        assertThat(run("dmabuf", "create", REAL, "--region", "0", "--send", "/run/s", "--hold"))
                .isZero();
        assertThat(log).containsExactly("sent to /run/s", "dmabuf closed", "device closed");
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        sent -> assertThat(sent).isEqualTo("vfioscope: sent to /run/s"),
                        held -> assertThat(held).startsWith("vfioscope: holding the dmabuf of " + REAL));
    }

    @Test
    void sendsNothingThatIsSimulated() {
        assertThat(run("dmabuf", "create", "sim:gpu", "--region", "0", "--send", "/run/s"))
                .isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "vfioscope: sim:gpu is simulated: its dmabufs have no descriptor that could be sent to another"
                                + " process; use a real device\n");
    }

    @Test
    void printsWhatCameAndReleasesIt() throws Exception {
        willReceive(dmabuf("vram"), dmabuf(""));
        assertThat(run("dmabuf", "receive", "/run/s")).isZero();
        assertThat(out.toString()).isEqualTo("""
                fd:       42
                size:     0x3000 (12 KiB)
                inode:    77
                exporter: vfio_pci_core
                name:     vram
                from:     process 4711 (vmm) of user 1000
                attached: iommu, 0000:03:00.0

                fd:       42
                size:     0x3000 (12 KiB)
                inode:    77
                exporter: vfio_pci_core
                from:     process 4711 (vmm) of user 1000
                attached: unknown. This user may not open the node. Give the node to the user, e.g. by a udev rule: \
                SUBSYSTEM=="vfio", GROUP="kvm", MODE="0660", or run as root
                """);
        assertThat(err.toString()).startsWith("vfioscope: waiting at /run/s").hasLineCount(1);
        assertThat(received).containsExactly("listened at /run/s, given up: false", "dmabuf closed", "dmabuf closed");
    }

    @Test
    void givesWhatCameToACommand() throws Exception {
        willReceive(dmabuf("vram"));
        assertThat(run("dmabuf", "receive", "/run/s", "--exec", "import", "-x")).isEqualTo(7);
        assertThat(received)
                .contains(
                        "ran [import, -x] with {VFIOSCOPE_DMABUF_FD=%d, VFIOSCOPE_DMABUF_SIZE=12288}", "dmabuf closed");
    }

    @Test
    void holdsWhatCame() throws Exception {
        willReceive(dmabuf("vram"));
        assertThat(run("dmabuf", "receive", "/run/s", "--hold")).isZero();
        assertThat(err.toString()).contains("vfioscope: holding what came; Ctrl-D");
    }

    @Test
    void aCommandTakesOneOnly() throws Exception {
        willReceive(dmabuf("a"), dmabuf("b"));
        assertThat(run("dmabuf", "receive", "/run/s", "--exec", "import")).isEqualTo(1);
        assertThat(err.toString()).contains("2 dmabufs came, but a command inherits one");
        assertThat(received).hasSize(3).doesNotContain("ran");
    }

    @Test
    void saysWhenNothingCameOrNobodyCanReceive() {
        willReceive();
        assertThat(run("dmabuf", "receive", "/run/s")).isEqualTo(1);
        assertThat(err.toString()).contains("no dmabuf came");
        host.receiver = Optional.empty();
        assertThat(run("dmabuf", "receive", "/run/s")).isEqualTo(1);
        assertThat(err.toString()).contains("no provider of devices can receive dmabufs");
    }
}
