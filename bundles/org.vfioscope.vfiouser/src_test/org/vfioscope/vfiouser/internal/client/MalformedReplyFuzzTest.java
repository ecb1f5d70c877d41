package org.vfioscope.vfiouser.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.vfiouser.OpenDescriptors;
import org.vfioscope.vfiouser.internal.client.ScriptedServer.Chunk;

/**
 * Honest replies, damaged at random from a fixed seed: each is read, or ends in an error and a closed connection; none hangs,
 * none leaves a descriptor.
 */
class MalformedReplyFuzzTest {

    private static final int REPLIES = 105_000;
    private static final long SEED = 0x7666_696f;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private byte[] damaged;

    @Test
    void noReplyDoesHarm() throws Exception {
        List<String> before = OpenDescriptors.now();
        Damage damage = new Damage(random);
        int errors = 0;
        for (int i = 0; i < REPLIES; i++) {
            FuzzedClient.Request request = FuzzedClient.request(i);
            try {
                boolean error = FuzzedClient.endsInAnError(request, (header, payload) -> {
                    damaged = damage.to(HonestReplies.to(header.id(), header.command(), payload));
                    return List.of(Chunk.of(damaged, descriptors()));
                });
                errors += error ? 1 : 0;
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        "reply %d, to %s: %s"
                                .formatted(i, request, HexFormat.of().formatHex(damaged)),
                        e);
            }
        }
        assertThat(OpenDescriptors.now()).isEqualTo(before);
        assertThat(errors).as("most of the damage matters, some does not").isBetween(REPLIES / 2, REPLIES - 1000);
    }

    /** Real ones, seldom: each takes system calls. */
    private OwnedDescriptor[] descriptors() {
        OwnedDescriptor[] descriptors = new OwnedDescriptor[random.nextInt(20) == 0 ? random.nextInt(3) : 0];
        for (int i = 0; i < descriptors.length; i++) {
            descriptors[i] = HostileServerTest.descriptor(Path.of("/dev/null"));
        }
        return descriptors;
    }
}
