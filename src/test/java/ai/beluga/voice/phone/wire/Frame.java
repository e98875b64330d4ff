package ai.beluga.voice.phone.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/** One WebSocket frame (RFC 6455 section 5.2). */
record Frame(boolean last, int opcode, byte[] payload) {

    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int MAX_CONTROL_BYTES = 125;
    private static final int MAX_BYTES = 1 << 20;
    private static final int MASK_BYTES = 4;

    /** Reads a server's frame, which must be unmasked and without extension bits. */
    static Frame read(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        int opcode = first & 0x0F;
        boolean last = (first & 0x80) != 0;
        check((first & 0x70) == 0, "the server set a reserved bit, but no extension was agreed");
        check((second & 0x80) == 0, "the server masked a frame");
        check(opcode <= Opcode.BINARY || (opcode >= Opcode.CLOSE && opcode <= Opcode.PONG), "unknown opcode " + opcode);
        long length = length(in, second & 0x7F);
        check(length <= MAX_BYTES, "the server sent a frame of " + length + " bytes; allowed are " + MAX_BYTES);
        check(
                !Opcode.isControl(opcode) || (last && length <= MAX_CONTROL_BYTES),
                "the server sent a fragmented or too long control frame");
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return new Frame(last, opcode, payload);
    }

    private static long length(DataInputStream in, int field) throws IOException {
        return switch (field) {
            case LENGTH_16 -> in.readUnsignedShort();
            case LENGTH_64 -> in.readLong();
            default -> field;
        };
    }

    private static void check(boolean good, String fault) throws ProtocolFault {
        if (!good) {
            throw new ProtocolFault(fault);
        }
    }

    /** The frame as a client sends it: masked. */
    byte[] masked() {
        byte[] mask = new byte[MASK_BYTES];
        ThreadLocalRandom.current().nextBytes(mask);
        ByteBuffer buffer = ByteBuffer.allocate(payload.length + 14);
        buffer.put(head(last, opcode, payload.length)).put(mask);
        for (int i = 0; i < payload.length; i++) {
            buffer.put((byte) (payload[i] ^ mask[i % MASK_BYTES]));
        }
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** The head of a client's frame up to the mask, which may announce more than will follow. */
    static byte[] head(boolean last, int opcode, long length) {
        ByteBuffer head = ByteBuffer.allocate(10);
        head.put((byte) ((last ? 0x80 : 0) | opcode));
        if (length < LENGTH_16) {
            head.put((byte) (0x80 | length));
        } else if (length <= 0xFFFF) {
            head.put((byte) (0x80 | LENGTH_16)).putShort((short) length);
        } else {
            head.put((byte) (0x80 | LENGTH_64)).putLong(length);
        }
        byte[] bytes = new byte[head.flip().remaining()];
        head.get(bytes);
        return bytes;
    }
}
