package org.vfioscope.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.spi.DeviceProvider;

class ProviderExtensionsTest {

    private final Object key = new Object();
    private final IExtensionRegistry registry =
            RegistryFactory.createRegistry(new RegistryStrategy(null, null), key, key);

    ProviderExtensionsTest() {
        contribute("<extension-point id='providers' name='Device providers'/>");
    }

    @Test
    void aProviderIsMadeOfItsClass() {
        contribute(provider("org.example.one", ContributedProvider.class.getName()));
        DeviceAccess access = ProviderExtensions.load(registry);
        assertThat(access.providers()).extracting(DeviceProvider::id).containsExactly("contributed");
        assertThat(access.notices().notices()).isEmpty();
    }

    @Test
    void theSecondOfTwoWithOneIdIsReportedAndLeftOut() {
        String one = provider("org.example.one", ContributedProvider.class.getName());
        contribute(one + one);
        DeviceAccess access = ProviderExtensions.load(registry);
        assertThat(access.providers()).hasSize(1);
        assertThat(access.notices().notices())
                .extracting(Notice::text)
                .containsExactly("the device provider org.example.one of org.vfioscope.access cannot be used:"
                        + " another one has its id");
    }

    @Test
    void whatCannotBeMadeIsReportedAndTheOthersGoOn() {
        contribute(provider("org.example.missing", "org.example.Missing")
                + provider("org.example.text", "java.lang.StringBuilder")
                + provider("org.example.one", ContributedProvider.class.getName()));
        DeviceAccess access = ProviderExtensions.load(registry);
        assertThat(access.providers()).hasSize(1);
        assertThat(access.notices().notices())
                .extracting(Notice::text)
                .satisfiesExactly(
                        text -> assertThat(text).contains("org.example.missing"),
                        text -> assertThat(text).contains("org.example.text"));
    }

    @Test
    void theyStandAsTheySayAndThenByTheirIds() {
        String type = ContributedProvider.class.getName();
        contribute(provider("org.example.z", type)
                + ordered("org.example.late", "300", OtherProvider.class)
                + ordered("org.example.early", "20", ContributedProvider.class));
        assertThat(ProviderExtensions.load(registry).providers())
                .extracting(DeviceProvider::id)
                .containsExactly("contributed", "other", "contributed");
    }

    @Test
    void anOrderThatIsNoNumberIsReported() {
        contribute(ordered("org.example.one", "first", ContributedProvider.class));
        DeviceAccess access = ProviderExtensions.load(registry);
        assertThat(access.providers()).isEmpty();
        assertThat(access.notices().notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).contains("org.example.one", "\"first\""));
    }

    /** Another provider that a plug-in contributes. */
    public static final class OtherProvider extends ContributedProvider {

        @Override
        public String id() {
            return "other";
        }
    }

    private static String ordered(String id, String order, Class<? extends DeviceProvider> type) {
        return provider(id, type.getName()).replace("/>", " order='" + order + "'/>");
    }

    private static String provider(String id, String type) {
        return "<extension point='org.vfioscope.access.providers'><provider id='%s' class='%s'/></extension>"
                .formatted(id, type);
    }

    private void contribute(String extensions) {
        byte[] plugin = "<plugin>%s</plugin>".formatted(extensions).getBytes(StandardCharsets.UTF_8);
        boolean added = registry.addContribution(
                new ByteArrayInputStream(plugin),
                ContributorFactorySimple.createContributor("org.vfioscope.access"),
                false,
                "plugin.xml",
                null,
                key);
        assertThat(added).isTrue();
    }
}
