package org.vfioscope.linux.internal.iommufd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.TriedImport;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.linux.internal.libc.IoctlCall;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

class ScratchImportTest {

    @TempDir
    Path folder;

    private Path node;

    @BeforeEach
    void makeNode() throws Exception {
        node = Files.createFile(folder.resolve("iommu"));
    }

    private TriedImport tryIt(Path iommu, IoctlCall ioctl) throws VfioException {
        try (OwnedDescriptor dmabuf = OwnedDescriptor.open(node, Operation.DMABUF_INSPECT)) {
            return ScratchImport.of(iommu, ioctl, dmabuf);
        } finally {
            assertThat(OpenDescriptors.to(folder.toString())).isEmpty();
        }
    }

    private static IoctlCall refusing(int refused, Errno errno) {
        return (fd, request, argument) -> {
            Native.setLastError(errno.number());
            return request == refused ? -1 : 0;
        };
    }

    @Test
    void whatIsTakenIsNotRevoked() throws Exception {
        assertThat(tryIt(node, refusing(0, Errno.EIO))).isEqualTo(new TriedImport.Taken());
    }

    @Test
    void theKernelsRefusalIsTheAnswer() throws Exception {
        assertThat(tryIt(node, refusing(IommuIoctl.IOAS_MAP_FILE, Errno.ENODEV)))
                .isEqualTo(new TriedImport.Refused(Errno.ENODEV));
    }

    @Test
    void withoutTheCallNothingIsLearned() throws Exception {
        assertThat(tryIt(node, refusing(IommuIoctl.IOAS_MAP_FILE, Errno.ENOTTY)))
                .isInstanceOf(TriedImport.Impossible.class);
        assertThat(tryIt(node, refusing(IommuIoctl.IOAS_ALLOC, Errno.ENOMEM)))
                .isInstanceOf(TriedImport.Impossible.class);
        assertThat(((TriedImport.Impossible) tryIt(folder.resolve("none"), IoctlCall.KERNEL)).reason())
                .contains("modprobe iommufd");
    }
}
