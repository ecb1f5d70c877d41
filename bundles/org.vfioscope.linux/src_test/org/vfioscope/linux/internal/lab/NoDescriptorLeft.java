package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.vfioscope.linux.internal.OpenDescriptors;

/** Counts the descriptors of this process: a test, its own cleaning up included, leaves as many as there were before it. */
final class NoDescriptorLeft implements BeforeEachCallback, AfterEachCallback {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(NoDescriptorLeft.class);

    /** What VFIO, iommufd and dmabufs open; other descriptors come and go with the JVM's own doing. */
    private static List<String> held() {
        return OpenDescriptors.now().stream()
                .filter(target -> target.matches("(/dev/vfio/|/dev/iommu|anon_inode:\\[vfio|/dmabuf:).*"))
                .toList();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        test.getStore(OURS).put("before", held());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        assertThat(held())
                .as("descriptors after the test")
                .isEqualTo(test.getStore(OURS).get("before"));
    }
}
