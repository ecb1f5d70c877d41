package org.vfioscope.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

class DeviceAccessTest {

    private final FakeDevice device = new FakeDevice().region(0, 7, 0x1000).region(7, 3, 0x100);
    private final DeviceAccess access = new DeviceAccess(
            List.of(new FakeProvider().with("fake:a", device).with("fake:b", new FakeDevice())), Clock.systemUTC());

    @Test
    void aNameThatNoProviderTakesIsExplained() {
        assertThatThrownBy(() -> access.open("gpu"))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("\"gpu\" names no device")
                .hasMessageContaining("Fake devices");
        assertThatThrownBy(() -> access.describe("fake:c")).hasMessageContaining("[fake:a, fake:b]");
    }

    @Test
    void aDeviceIsOpenedOnce() throws Exception {
        DeviceSession session = access.open("fake:a");
        assertThatThrownBy(() -> access.open("fake:a")).hasMessage("fake:a is open already");
        session.close();
        assertThat(access.open("fake:a").isOpen()).isTrue();
    }

    @Test
    void aDeviceThatIsBeingOpenedIsNotOpenedAgain() throws Exception {
        List<String> refusals = new ArrayList<>();
        device.whenAskedForInfo = () -> {
            try {
                access.open("fake:a");
            } catch (VfioException | DeviceException e) {
                refusals.add(e.getMessage());
            }
        };
        access.open("fake:a");
        assertThat(refusals).containsExactly("fake:a is open already");
        assertThat(access.sessions()).hasSize(1);
    }

    @Test
    void aDeviceThatCouldNotBeOpenedCanBeTriedAgain() throws Exception {
        device.errors.put(Operation.DEVICE_GET_INFO, Errno.EIO);
        assertThatThrownBy(() -> access.open("fake:a")).isInstanceOf(VfioException.class);
        device.errors.clear();
        assertThat(access.open("fake:a").isOpen()).isTrue();
    }

    @Test
    void closingClosesAll() throws Exception {
        access.open("fake:a");
        access.open("fake:b");
        access.close();
        assertThat(access.sessions()).isEmpty();
        assertThat(device.closed).isTrue();
    }

    @Test
    void aDeviceThatIsBeingOpenedWhileAllAreClosedIsClosedToo() throws Exception {
        List<VfioException> failures = new ArrayList<>();
        device.whenAskedForInfo = () -> {
            try {
                access.close();
            } catch (VfioException e) {
                failures.add(e);
            }
        };
        assertThatThrownBy(() -> access.open("fake:a"))
                .isInstanceOf(DeviceException.class)
                .hasMessage("fake:a is not opened: all devices are being closed");
        assertThat(access.sessions()).isEmpty();
        assertThat(device.closed).isTrue();
        assertThat(failures).isEmpty();
        device.whenAskedForInfo = () -> {};
        assertThat(access.open("fake:a").isOpen()).isTrue();
    }

    @Test
    void aDeviceThatIsReadOnceIsNotAmongTheOpenOnes() throws Exception {
        try (DeviceSession session = access.openBriefly("fake:a", Optional.empty())) {
            assertThat(session.snapshot().regions()).isNotEmpty();
            assertThat(access.sessions()).isEmpty();
            assertThatThrownBy(() -> access.open("fake:a")).hasMessage("fake:a is open already");
        }
        access.openBriefly("fake:a", Optional.empty());
        access.close();
        assertThat(device.closed).isTrue();
        assertThat(access.open("fake:a").isOpen()).isTrue();
    }

    @Test
    void listenersHearOfEachChangeInOrder() throws Exception {
        List<String> heard = new ArrayList<>();
        access.addListener(new SessionListener() {
            @Override
            public void opened(DeviceSession session) {
                heard.add("opened " + session.device().name());
            }

            @Override
            public void changed(DeviceSession session) {
                heard.add("changed");
            }

            @Override
            public void closed(DeviceSession session) {
                heard.add("closed");
            }
        });
        DeviceSession session = access.open("fake:a");
        DmabufHandle handle = ((DmabufOutcome.Created) session.createDmabuf(0)).handle();
        handle.release();
        session.refresh();
        session.createDmabuf(0);
        session.close();
        assertThat(heard).containsExactly("opened fake:a", "changed", "changed", "changed", "changed", "closed");
    }

    @Test
    void listenersHearThatADeviceIsThereAgainThoughItCannotBeRead() throws Exception {
        DeviceSession session = access.open("fake:a");
        List<Boolean> lost = new ArrayList<>();
        access.addListener(new SessionListener() {
            @Override
            public void opened(DeviceSession opened) {}

            @Override
            public void changed(DeviceSession changed) {
                lost.add(changed.loss().isPresent());
            }

            @Override
            public void closed(DeviceSession closed) {}
        });
        device.loss = new VfioException("fake:a", Operation.CONNECT, Errno.EIO);
        device.errors.put(Operation.DEVICE_GET_INFO, Errno.EIO);
        assertThatThrownBy(session::refresh).hasMessageContaining("EIO");
        assertThat(lost).as("nothing changed").isEmpty();

        device.whenAskedForInfo = () -> device.loss = null;
        assertThatThrownBy(session::refresh).hasMessageContaining("EIO");
        assertThat(lost).containsExactly(false);
    }

    @Test
    void eachRegisterAccessHappensOnceWithItsWidth() throws Exception {
        DeviceSession session = access.open("fake:a");
        device.calls.clear();
        session.write(7, 0x10, AccessWidth.DWORD, 0xffff_ffff_8899_aabbL);
        assertThat(device.calls)
                .startsWith("write 7+0x10, 4")
                .filteredOn(call -> call.startsWith("write"))
                .hasSize(1);
        device.calls.clear();
        assertThat(session.read(7, 0x10, AccessWidth.DWORD)).isEqualTo(0x8899_aabbL);
        assertThat(session.read(7, 0x10, AccessWidth.BYTE)).isEqualTo(0xbb);
        assertThat(session.read(7, 0x10, AccessWidth.WORD)).isEqualTo(0xaabb);
        assertThat(session.read(7, 0x10, AccessWidth.QWORD)).isEqualTo(0x8899_aabbL);
        assertThat(device.calls)
                .containsExactly("read 7+0x10, 4", "read 7+0x10, 1", "read 7+0x10, 2", "read 7+0x10, 8");
        assertThat(access.trace().entries())
                .extracting(entry -> entry.event().toString())
                .contains(
                        "vfio_region_read  (fake:a:region7+0x10, 4) = 0x8899aabb",
                        "vfio_region_write  (fake:a:region7+0x10, 0x8899aabb, 4)");
    }
}
