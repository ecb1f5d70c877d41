package org.vfioscope.vfiouser.internal.client;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.vfioscope.access.VfioException;
import org.vfioscope.vfiouser.internal.client.ScriptedServer.Chunk;

/** The entry of a coverage-guided fuzzer; releng/fuzz/run starts Jazzer on it. */
public final class ReplyFuzzer {

    private ReplyFuzzer() {}

    /**
     * Answers one command by some bytes.
     *
     * @param data the request's number in the first byte, then the reply, whose id is put right
     * @throws VfioException if closing fails
     */
    public static void fuzzerTestOneInput(byte[] data) throws VfioException {
        if (data.length == 0) {
            return;
        }
        FuzzedClient.endsInAnError(FuzzedClient.request(data[0]), (header, payload) -> {
            byte[] reply = Arrays.copyOfRange(data, 1, data.length);
            if (reply.length >= Short.BYTES) {
                ByteBuffer.wrap(reply).order(ByteOrder.LITTLE_ENDIAN).putShort(0, (short) header.id());
            }
            return List.of(Chunk.of(reply));
        });
    }
}
