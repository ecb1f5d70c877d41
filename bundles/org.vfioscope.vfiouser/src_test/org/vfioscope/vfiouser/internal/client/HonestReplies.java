package org.vfioscope.vfiouser.internal.client;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The replies of a server that keeps to the protocol: a PCI device with a sparse BAR 0, a BAR 4 and a config space. */
final class HonestReplies {

    static final int REGIONS = 9;
    static final int IRQS = 5;
    static final long BAR0_SIZE = 0x10000;

    private static final int REPLY = 1;

    private HonestReplies() {}

    /** The whole reply to a message. */
    static byte[] to(int id, int command, ByteBuffer request) {
        byte[] payload = switch (command) {
            case 1 -> version(0, 0, "{\"capabilities\":{\"max_msg_fds\":8,\"max_data_xfer_size\":65536}}\0");
            case 4 -> ints(16, 0x3, REGIONS, IRQS);
            case 5 -> region(request.getInt(0), request.getInt(8));
            case 6 -> ioFds(request.getInt(0), request.getInt(8));
            case 7 -> ints(16, 9, request.getInt(8), 1);
            case 9 -> Arrays.copyOf(bytes(request, 16), 16 + request.getInt(12));
            case 10 -> bytes(request, 16);
            case 16 -> bytes(request, 8);
            default -> new byte[0];
        };
        return message(id, command, REPLY, 0, payload);
    }

    static byte[] message(int id, int command, int flags, int errno, byte[] payload) {
        return ByteBuffer.allocate(16 + payload.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) id)
                .putShort((short) command)
                .putInt(16 + payload.length)
                .putInt(flags)
                .putInt(errno)
                .put(payload)
                .array();
    }

    static byte[] version(int major, int minor, String json) {
        byte[] data = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) major)
                .putShort((short) minor)
                .put(data)
                .array();
    }

    static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(bytes::putInt);
        return bytes.array();
    }

    private static byte[] region(int room, int index) {
        long size = index == 0 ? BAR0_SIZE : index == 4 ? 0x1000 : index == 7 ? 0x100 : 0;
        boolean sparse = index == 0;
        int flags = size == 0 ? 0 : sparse ? 0xf : 3;
        int whole = sparse ? 72 : 32;
        ByteBuffer info = ByteBuffer.allocate(whole).order(ByteOrder.LITTLE_ENDIAN);
        info.putInt(whole).putInt(flags).putInt(index).putInt(sparse ? 32 : 0);
        info.putLong(size).putLong((long) index << 40);
        if (sparse) {
            // MSIX_MAPPABLE at 32, then SPARSE_MMAP with one area at 40
            info.putShort((short) 3).putShort((short) 1).putInt(40);
            info.putShort((short) 1).putShort((short) 1).putInt(0).putInt(1).putInt(0);
            info.putLong(0x1000).putLong(0x8000);
        }
        return bytes(info, Math.min(room, whole));
    }

    /** Of region 0 an ioeventfd, one with shadow memory and an ioregionfd, in entries as long as libvfio-user's. */
    private static byte[] ioFds(int room, int index) {
        int count = index == 0 ? 3 : 0;
        int whole = 16 + count * 48;
        ByteBuffer list = ByteBuffer.allocate(whole).order(ByteOrder.LITTLE_ENDIAN);
        list.putInt(whole).putInt(0).putInt(index).putInt(count);
        for (int i = 0; i < count; i++) {
            int type = new int[] {0, 2, 1}[i];
            list.putLong(0x1000 + 8L * i).putLong(4).putInt(i).putInt(type).putInt(type == 0 ? 1 : 0);
            // shadow_mem_fd_index, shadow_offset and datamatch; of an ioregionfd padding, user_data and nothing
            list.putInt(0).putLong(0x77).putLong(0x42);
        }
        return bytes(list, room < whole ? 16 : whole);
    }

    private static byte[] bytes(ByteBuffer from, int count) {
        byte[] bytes = new byte[count];
        from.get(0, bytes);
        return bytes;
    }
}
