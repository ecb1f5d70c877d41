package org.vfioscope.vfiouser.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.names.PciNames;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.vfiouser.internal.client.ScriptedServer.Chunk;
import org.vfioscope.vfiouser.internal.client.ScriptedServer.Script;

/** A client to whom one command is answered by anything. */
final class FuzzedClient {

    private static final String DEVICE = "vfio-user:fuzz";
    private static final PciNames NAMES = new PciNames(List.of());
    /** Of the requests that the client makes. */
    private static final int[] COMMANDS = {1, 4, 5, 7, 9, 10, 13};

    private FuzzedClient() {}

    /** One of the commands, all of which come in turn. */
    static int command(int number) {
        return COMMANDS[Math.floorMod(number, COMMANDS.length)];
    }

    /**
     * Whether the client made an error of an answer. A refusal leaves the connection, every other error has to end it; anything
     * but a VfioException is a defect.
     */
    static boolean endsInAnError(int command, Script answer) throws VfioException {
        ScriptedServer server = new ScriptedServer((header, payload) -> header.command() == command
                ? answer.answer(header, payload)
                : List.of(Chunk.of(HonestReplies.to(header.id(), header.command(), payload))));
        try (VfioUserDeviceIo device =
                VfioUserDeviceIo.open(DEVICE, () -> Connection.open(DEVICE, server, Duration.ofMinutes(1)), NAMES)) {
            try {
                use(device, command);
                return false;
            } catch (VfioException e) {
                assertThat(server.closed || e.advice().cause().startsWith("The vfio-user server"))
                        .as(e.explained())
                        .isTrue();
                return true;
            }
        } catch (VfioException e) {
            assertThat(server.closed).as(e.explained()).isTrue();
            return true;
        }
    }

    private static void use(VfioUserDeviceIo device, int command) throws VfioException {
        RegionInfo bar0 = new RegionInfo(0, Set.of(), 0, HonestReplies.BAR0_SIZE, 0, List.of());
        switch (command) {
            case 4 -> device.getInfo(request(24));
            case 5 -> device.getRegionInfo(request(72));
            case 7 -> device.getIrqInfo(request(16));
            case 9 -> device.read(bar0, 0x10, ByteBuffer.allocate(64));
            case 10 -> device.write(bar0, 0x10, ByteBuffer.allocate(64));
            case 13 -> device.reset();
            default -> assertThat(device.via()).isEqualTo("vfio-user 0.0");
        }
    }

    private static ByteBuffer request(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).putInt(0, size);
    }
}
