package org.vfioscope.vfiouser.internal.client;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Damages messages.
 *
 * @param random decides how
 */
record Damage(SplittableRandom random) {

    private static final long[] INTERESTING = {
        0,
        1,
        2,
        7,
        8,
        15,
        16,
        17,
        31,
        32,
        33,
        40,
        50,
        51,
        100,
        101,
        0x7f,
        0x80,
        0xff,
        0x100,
        0x1000,
        0x7fff,
        0x8000,
        0xffff,
        0x10000,
        0x100000,
        0x100010,
        0x100020,
        0x7fff_ffff,
        0x8000_0000L,
        0xffff_ffffL,
        0x1_0000_0000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1
    };

    /** A damaged copy. */
    byte[] to(byte[] message) {
        byte[] damaged = message.clone();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            damaged = once(damaged);
        }
        return damaged;
    }

    private byte[] once(byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        int at = message.length == 0 ? 0 : random.nextInt(message.length);
        switch (random.nextInt(9)) {
            case 0 -> {
                return Arrays.copyOf(message, at);
            }
            case 1 -> {
                return Arrays.copyOf(message, message.length + random.nextInt(64));
            }
            case 2 -> {
                return noise(random.nextInt(200));
            }
            case 3 -> {
                return behind(message);
            }
            case 4 -> flip(message, at);
            case 5 -> put(bytes, at & -2, Short.BYTES);
            case 6, 7 -> put(bytes, at & -4, Integer.BYTES);
            default -> put(bytes, at & -8, Long.BYTES);
        }
        return message;
    }

    private void flip(byte[] message, int at) {
        if (message.length > 0) {
            message[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
    }

    private void put(ByteBuffer bytes, int at, int width) {
        if (at + width > bytes.limit()) {
            return;
        }
        long value = INTERESTING[random.nextInt(INTERESTING.length)];
        switch (width) {
            case Short.BYTES -> bytes.putShort(at, (short) value);
            case Integer.BYTES -> bytes.putInt(at, (int) value);
            default -> bytes.putLong(at, value);
        }
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    /** Requests of the server's own come first. */
    private byte[] behind(byte[] message) {
        byte[] request = HonestReplies.message(
                random.nextInt(3), random.nextInt(20), random.nextBoolean() ? 0 : 0x10, 0, noise(random.nextInt(40)));
        byte[] both = Arrays.copyOf(request, request.length + message.length);
        System.arraycopy(message, 0, both, request.length, message.length);
        return both;
    }
}
