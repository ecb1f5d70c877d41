package org.vfioscope.ui.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Doctor;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.Finding;
import org.vfioscope.ui.internal.FakeProvider;
import org.vfioscope.ui.internal.rows.TreeRow;

class ExaminationTest {

    private final FakeProvider kernel = new FakeProvider("kernel", false);
    private final FakeProvider plugIn = new FakeProvider("plugin", false);
    private final DeviceAccess access = new DeviceAccess(List.of(kernel, plugIn), Clock.systemUTC());
    private final List<String> logged = new ArrayList<>();

    @AfterEach
    void close() throws VfioException {
        access.close();
    }

    private record Finds(String title) implements Doctor {

        @Override
        public List<Finding> examineHost(BooleanSupplier cancelled) {
            return List.of(new Finding(title, Finding.Severity.ERROR, title, "", Optional.of("mend " + title)));
        }

        @Override
        public List<Finding> examine(DeviceDescription device) {
            throw new IllegalStateException("a mistake");
        }
    }

    private List<Examined> examine(Optional<DeviceDescription> device) {
        return new Examination(access, () -> false, (problem, e) -> logged.add(problem)).of(device);
    }

    @Test
    void whatTwoExaminersFindIsToldApart() {
        kernel.doctor = Optional.of(new Finds("no IOMMU"));
        plugIn.doctor = Optional.of(new Finds("no switch"));
        List<TreeRow> rows = FindingRows.of(examine(Optional.empty()));
        assertThat(rows)
                .extracting(row -> row.cells().getFirst())
                .containsExactly("This host (kernel devices)", "This host (plugin devices)");
        assertThat(rows)
                .flatExtracting(TreeRow::children)
                .extracting(TreeRow::key)
                .doesNotHaveDuplicates();
    }

    @Test
    void oneThatIsWrongLeavesARemarkAndTheOthersTheirSay() {
        kernel.doctor = Optional.of(new Finds("no IOMMU"));
        List<Examined> all = examine(Optional.of(kernel.describe("kernel:0")));
        assertThat(all).extracting(Examined::title).containsExactly("This host", "Device kernel:0");
        assertThat(all.getFirst().findings()).hasSize(1);
        assertThat(all.getLast().remark()).contains("java.lang.IllegalStateException: a mistake");
        assertThat(logged).containsExactly("java.lang.IllegalStateException: a mistake");
    }
}
