package org.vfioscope.vfiouser.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.names.PciNames;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.vfiouser.internal.client.ScriptedServer.Chunk;
import org.vfioscope.vfiouser.internal.client.ScriptedServer.Script;

/** A client to whom one command is answered by anything. */
final class FuzzedClient {

    private static final String DEVICE = "vfio-user:fuzz";
    private static final PciNames NAMES = new PciNames(List.of());
    /** Of the requests that the client makes: those of commands that a server may lack come twice or three times. */
    private static final List<Request> REQUESTS = List.of(
            new Request(1, 0),
            new Request(4, 0),
            new Request(5, 0),
            new Request(6, 0),
            new Request(6, 1),
            new Request(6, 2),
            new Request(7, 0),
            new Request(9, 0),
            new Request(10, 0),
            new Request(13, 0),
            new Request(16, 0),
            new Request(16, 1));

    private FuzzedClient() {}

    /**
     * A request that is answered by anything.
     *
     * @param command its command
     * @param honest how many of the same command are answered honestly before
     */
    record Request(int command, int honest) {}

    /** One of the requests, all of which come in turn. */
    static Request request(long number) {
        return REQUESTS.get(Math.floorMod(number, REQUESTS.size()));
    }

    /**
     * Whether the client made an error of an answer. A refusal leaves the connection, every other error has to end it; anything
     * but a VfioException is a defect.
     */
    static boolean endsInAnError(Request request, Script answer) throws VfioException {
        List<ScriptedServer> servers = new ArrayList<>();
        try (VfioUserDeviceIo device = VfioUserDeviceIo.open(DEVICE, () -> connect(request, answer, servers), NAMES)) {
            assertThat(servers.size()).as("connects anew once at most").isLessThanOrEqualTo(2);
            try {
                use(device, request.command());
                return servers.size() > 1;
            } catch (VfioException e) {
                assertThat(servers.getLast().closed || e.advice().cause().startsWith("The vfio-user server"))
                        .as(e.explained())
                        .isTrue();
                return true;
            }
        } catch (VfioException e) {
            assertThat(servers).as(e.explained()).allMatch(server -> server.closed);
            return true;
        }
    }

    private static Connection connect(Request request, Script answer, List<ScriptedServer> servers)
            throws VfioException {
        AtomicInteger before = new AtomicInteger();
        boolean optional = request.command() == 6 || request.command() == 16;
        ScriptedServer server = new ScriptedServer((header, payload) -> {
            if (header.command() == request.command() && before.getAndIncrement() >= request.honest()) {
                return answer.answer(header, payload);
            }
            return List.of(Chunk.of(
                    header.command() == 1 && optional
                            ? HonestReplies.message(header.id(), 1, 1, 0, HonestReplies.version(0, 2, "{}\0"))
                            : HonestReplies.to(header.id(), header.command(), payload)));
        });
        servers.add(server);
        return Connection.open(DEVICE, server, Duration.ofMinutes(1));
    }

    private static void use(VfioUserDeviceIo device, int command) throws VfioException {
        RegionInfo bar0 = new RegionInfo(0, Set.of(), 0, HonestReplies.BAR0_SIZE, 0, List.of());
        switch (command) {
            case 6 ->
                assertThat(device.regionIoFds(bar0))
                        .allMatch(part -> Long.compareUnsigned(part.offset(), HonestReplies.BAR0_SIZE) <= 0);
            case 16 -> {
                if (device.deviceFeature().isPresent()) {
                    ByteBuffer probe = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
                    device.deviceFeature()
                            .get()
                            .deviceFeature(probe.putInt(0, 8).putInt(4, 0x5_0002));
                }
            }
            case 4 -> device.getInfo(info(24));
            case 5 -> device.getRegionInfo(info(72));
            case 7 -> device.getIrqInfo(info(16));
            case 9 -> device.read(bar0, 0x10, ByteBuffer.allocate(64));
            case 10 -> device.write(bar0, 0x10, ByteBuffer.allocate(64));
            case 13 -> device.reset();
            default -> assertThat(device.via()).matches("vfio-user 0\\.[0-2]");
        }
    }

    private static ByteBuffer info(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).putInt(0, size);
    }
}
