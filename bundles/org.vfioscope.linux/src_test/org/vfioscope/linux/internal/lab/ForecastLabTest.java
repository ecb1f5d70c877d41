package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufEvent;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.pci.PciCommand;

/** The forecast is held against the kernel's own answers, for every region of every device. */
@ExtendWith(NoDescriptorLeft.class)
class ForecastLabTest {

    private static final long PAGE = 0x1000;
    private static final int COMMAND = 4;

    private DeviceAccess access;

    @BeforeEach
    void begin() {
        access = LabDevices.access();
    }

    @AfterEach
    void end() throws VfioException {
        access.close();
    }

    @Test
    @Tag("lab-new")
    @Tag("lab-old")
    void theKernelAnswersAsForetold() throws Exception {
        int asked = 0;
        int made = 0;
        for (String name : LabDevices.ALL) {
            DeviceSession session = access.open(name);
            for (int region = 0; region < 12; region++) {
                long size = session.snapshot()
                        .region(region)
                        .map(RegionSnapshot::info)
                        .map(info -> info.size())
                        .orElse(0L);
                for (DmabufRequest request : requests(region, size)) {
                    Answer answer = Answer.to(session, request);
                    assertThat(answer.asForetold()).as("%s %s", name, answer).isTrue();
                    asked++;
                    made += answer.refusal().isEmpty() ? 1 : 0;
                }
            }
            boolean exports = session.snapshot().dmabufSupport().isSupported();
            assertThat(made > 0).isEqualTo(exports);
            session.close();
        }
        assertThat(asked).isEqualTo(6 * 12 * requests(0, PAGE).size());
        assertThat(access.trace().entries())
                .noneMatch(entry -> entry.event().name().equals("vfioscope_forecast_differs"));
    }

    private static List<DmabufRequest> requests(int region, long size) {
        List<List<MmapRange>> ranges = List.of(
                List.of(),
                List.of(range(0, size)),
                List.of(range(0, PAGE)),
                List.of(range(size - PAGE, PAGE)),
                List.of(range(PAGE, PAGE), range(0, PAGE)),
                List.of(range(0, PAGE), range(0, PAGE)),
                List.of(range(0, 0)),
                List.of(range(0x10, PAGE)),
                List.of(range(0, 0x800)),
                List.of(range(size - PAGE, 2 * PAGE)),
                List.of(range(size, PAGE)),
                List.of(range(-PAGE, PAGE)),
                List.of(range(-PAGE, 2 * PAGE)),
                List.of(range(0, 1L << 63)),
                List.of(range(0, -PAGE), range(0, 2 * PAGE)),
                List.of(range(0, PAGE), range(4 * size, PAGE)));
        return ranges.stream().map(list -> new DmabufRequest(region, list)).toList();
    }

    private static MmapRange range(long offset, long size) {
        return new MmapRange(offset, size);
    }

    @Test
    @Tag("lab-new")
    void statesFollowTheCommandRegister() throws Exception {
        DeviceSession session = access.open(LabDevices.EDU);
        List<DmabufHandle> handles = new ArrayList<>();
        handles.add(create(session));
        long command = session.read(PciIndex.CONFIG, COMMAND, AccessWidth.WORD);
        session.write(PciIndex.CONFIG, COMMAND, AccessWidth.WORD, command & ~PciCommand.MEMORY);
        handles.add(create(session));
        assertThat(session.snapshot().config().orElseThrow().command().memoryDecode())
                .isFalse();
        session.write(PciIndex.CONFIG, COMMAND, AccessWidth.WORD, command);
        assertThat(handles.get(0).history())
                .extracting(DmabufEvent::state)
                .containsExactly(DmabufState.LIVE, DmabufState.REVOKED, DmabufState.RESTORED);
        assertThat(handles.get(1).history())
                .extracting(DmabufEvent::state)
                .containsExactly(DmabufState.BORN_REVOKED, DmabufState.RESTORED);
    }

    private static DmabufHandle create(DeviceSession session) throws Exception {
        DmabufRequest page = new DmabufRequest(0, List.of(range(0, PAGE)));
        return ((DmabufOutcome.Created) session.createDmabuf(page)).handle();
    }
}
