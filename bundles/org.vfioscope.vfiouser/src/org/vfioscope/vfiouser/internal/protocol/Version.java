package org.vfioscope.vfiouser.internal.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The payload of VFIO_USER_VERSION: major u16, minor u16, then JSON with a NUL behind it. Capabilities other than these are
 * left alone: each is optional, and none is used here.
 *
 * @param major the major version, 16 bits
 * @param minor the minor version, 16 bits
 * @param descriptors max_msg_fds: how many descriptors the sender takes with one message
 * @param transfer max_data_xfer_size: the most data the sender takes in one read or write, in bytes
 * @param simulated whether a server's device is simulated: a member of this product's own beside the capabilities, which
 *     others pass over
 */
public record Version(int major, int minor, int descriptors, int transfer, boolean simulated) {

    private static final int FIXED = 4;
    private static final String CAPABILITIES = "capabilities";
    private static final String PRODUCT = "vfioscope";
    private static final String SIMULATED = "simulated";
    private static final String MAX_MSG_FDS = "max_msg_fds";
    private static final String MAX_DATA_XFER_SIZE = "max_data_xfer_size";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * What this implementation speaks: what libvfio-user does (LIB_VFIO_USER_MINOR, libvfio-user.h).
     *
     * @param descriptors how many descriptors it takes with one message
     * @param simulated whether it serves a simulated device
     * @return the version
     */
    public static Version own(int descriptors, boolean simulated) {
        return new Version(0, 2, descriptors, Limits.TRANSFER, simulated);
    }

    /**
     * What a server that speaks this version answers to a client: the smaller minor version, since QEMU's client insists on 0.0.
     *
     * @param client what the client proposes, of the same major version
     * @return the answer
     */
    public Version answerTo(Version client) {
        return new Version(major, Math.min(minor, client.minor), descriptors, transfer, simulated);
    }

    /**
     * Whether a server of this version answers commands that it does not know, rather than hang up or end: libvfio-user, whose
     * minor version never was 0, does; the servers of 0.0 in use (rust-vmm's vfio-user) do not, and QEMU's client sends them
     * none. On a connection, the version that was agreed on.
     *
     * @return whether optional commands may be tried
     */
    public boolean answersUnknownCommands() {
        return minor > 0;
    }

    /** {@return the payload, from position 0 to its limit} */
    public ByteBuffer toBytes() {
        ObjectNode capabilities =
                MAPPER.createObjectNode().put(MAX_MSG_FDS, descriptors).put(MAX_DATA_XFER_SIZE, transfer);
        ObjectNode data = MAPPER.createObjectNode();
        data.set(CAPABILITIES, capabilities);
        if (simulated) {
            data.putObject(PRODUCT).put(SIMULATED, true);
        }
        byte[] json = MAPPER.writeValueAsBytes(data);
        return ByteBuffer.allocate(FIXED + json.length + 1)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) major)
                .putShort((short) minor)
                .put(json)
                .put((byte) 0)
                .flip();
    }

    /**
     * Reads a payload.
     *
     * @param payload little-endian, from index 0 to its limit
     * @return the version, with the protocol's defaults for what it leaves out
     * @throws ProtocolException if it is none
     */
    public static Version parse(ByteBuffer payload) throws ProtocolException {
        if (payload.limit() < FIXED) {
            throw new ProtocolException("a version of %d bytes".formatted(payload.limit()));
        }
        JsonNode data = data(payload.slice(FIXED, payload.limit() - FIXED));
        JsonNode capabilities = data.path(CAPABILITIES);
        if (!data.isObject() || !capabilities.isObject() && !capabilities.isMissingNode()) {
            throw new ProtocolException("a version whose JSON holds no object of capabilities");
        }
        return new Version(
                Short.toUnsignedInt(payload.getShort(0)),
                Short.toUnsignedInt(payload.getShort(2)),
                number(capabilities, MAX_MSG_FDS, 0, 1),
                number(capabilities, MAX_DATA_XFER_SIZE, 1, Limits.TRANSFER),
                data.path(PRODUCT).path(SIMULATED).booleanValue(false));
    }

    private static JsonNode data(ByteBuffer data) throws ProtocolException {
        if (!data.hasRemaining()) {
            return MAPPER.createObjectNode();
        }
        if (data.limit() > Limits.VERSION_DATA) {
            throw new ProtocolException("a version with %d bytes of JSON".formatted(data.limit()));
        }
        if (data.get(data.limit() - 1) != 0) {
            throw new ProtocolException("a version whose JSON does not end with a NUL");
        }
        byte[] json = new byte[data.limit() - 1];
        data.get(0, json);
        try {
            return MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new ProtocolException("a version whose data is no JSON", e);
        }
    }

    private static int number(JsonNode capabilities, String name, int smallest, int otherwise)
            throws ProtocolException {
        JsonNode value = capabilities.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < smallest) {
            throw new ProtocolException("a version whose %s is no number it could be".formatted(name));
        }
        return value.intValue();
    }
}
