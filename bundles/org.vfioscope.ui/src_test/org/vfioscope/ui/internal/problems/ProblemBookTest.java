package org.vfioscope.ui.internal.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.Notice;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.ui.internal.FakeProvider;
import org.vfioscope.ui.internal.ProblemMessages;
import org.vfioscope.ui.internal.rows.FoundDevices;

class ProblemBookTest {

    private static final String NAME = "socket:wheel";

    private final FakeProvider provider = new FakeProvider("socket", false);
    private final FakeProvider simulator = new FakeProvider("toy", true);
    private final DeviceAccess access = new DeviceAccess(List.of(provider, simulator), Clock.systemUTC());
    private final ProblemBook book = new ProblemBook(access, Clock.systemUTC());

    @Test
    void aDeviceThatIsLostAndNotFoundEitherIsGoneOnce() throws Exception {
        book.found(found(access.open(NAME).device()));
        provider.loss = Optional.of(new VfioException(NAME, Operation.REGION_READ, Errno.EIO));
        String old = "its config space cannot be read any more";
        access.notices().warnOnce(old, Notice.of(Notice.Kind.STALE, NAME, old));
        book.found(found());
        assertThat(book.problems()).extracting(Problem::what).containsExactly(ProblemMessages.Gone_what);
        assertThat(book.problems().getFirst().why()).contains("EIO");
    }

    @Test
    void aDeviceThatIsThereButOldIsAWarning() throws Exception {
        book.found(found(access.open(NAME).device()));
        access.notices().warnOnce("old", Notice.of(Notice.Kind.STALE, NAME, "old"));
        assertThat(book.problems()).extracting(Problem::what).containsExactly(ProblemMessages.Notice_stale);
    }

    @Test
    void anOpenDeviceThatNoSearchFindsAnyMoreIsGone() throws Exception {
        book.found(found(access.open(NAME).device()));
        book.found(found());
        assertThat(book.problems()).extracting(Problem::why).containsExactly(ProblemMessages.Gone_why);
    }

    @Test
    void knowsWhatIsSimulatedOfWhatIsOpenAndWhatWasFound() throws Exception {
        access.open(NAME);
        access.open("toy:open");
        book.found(found(simulator.describe("toy:found")));
        assertThat(book.simulated()).containsExactlyInAnyOrder("toy:open", "toy:found");
    }

    private List<FoundDevices> found(DeviceDescription... devices) {
        return List.of(new FoundDevices(provider.id(), provider.label(), false, List.of(devices), Optional.empty()));
    }
}
