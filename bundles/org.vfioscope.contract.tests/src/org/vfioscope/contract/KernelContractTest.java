package org.vfioscope.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.model.OpenWay;

/** The contract on the devices of the lab's guest (releng/lab/devices.args). */
@Tag("lab-new")
@Tag("lab-old")
@Tag("lab-iommufd")
class KernelContractTest extends ContractCase {

    private static final String IVSHMEM = "0000:00:04.0";
    private static final String EDU = "0000:00:03.0";
    private static final String NVME = "0000:01:00.0";
    private static final String VGA = "0000:00:0a.0";
    private static final String NVGRACE = "0000:00:09.0";
    private static final Path NVGRACE_DRIVER = Path.of("/sys/bus/pci/drivers/nvgrace_gpu_vfio_pci");

    @Override
    public Subjects subjects() {
        List<OpenWay> ways = Files.exists(Path.of("/dev/vfio/devices"))
                ? List.of(OpenWay.IOMMUFD, OpenWay.GROUP)
                : List.of(OpenWay.GROUP);
        Optional<String> sparse =
                Files.exists(NVGRACE_DRIVER.resolve(NVGRACE)) ? Optional.of(NVGRACE) : Optional.empty();
        return new Subjects(new LinuxProvider(), IVSHMEM, 2, EDU, NVME, VGA, sparse, 2, ways);
    }

    @Override
    int openThings() {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return (int) descriptors.filter(KernelContractTest::isOurs).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.contains("vfio") || target.contains("iommu") || target.contains("dmabuf");
        } catch (IOException e) {
            // closed meanwhile, as the one that lists the folder is
            return false;
        }
    }
}
