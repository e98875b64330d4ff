package ai.beluga.voice.phone;

import ai.beluga.voice.phone.script.Misbehaviour;
import ai.beluga.voice.phone.wire.WebSocket;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** Does on a media socket what Twilio never does. */
final class Mischief {

    private static final long HUGE_BYTES = 64L * 1024 * 1024;
    private static final long HALF_ANNOUNCED_BYTES = 1_000;
    private static final long LONGEST_NANOS = 10_000_000_000L;
    private static final int FRAGMENT_BYTES = 1_000;

    private final WebSocket socket;
    private final Upstream upstream;
    private final StreamPlan plan;
    private final BooleanSupplier isOver;

    Mischief(WebSocket socket, Upstream upstream, StreamPlan plan, BooleanSupplier isOver) {
        this.socket = socket;
        this.upstream = upstream;
        this.plan = plan;
        this.isOver = isOver;
    }

    /** Returns false when the socket did not take it to the end. */
    boolean commit(Misbehaviour how) {
        try {
            return switch (how) {
                case SILENCE_BEFORE_START -> true;
                case HUGE_MESSAGE -> part(HUGE_BYTES, HUGE_BYTES, false);
                case HALF_FRAME -> part(HALF_ANNOUNCED_BYTES, HALF_ANNOUNCED_BYTES / 2, true);
                case ENDLESS_FRAGMENTS -> fragments();
                case FOREIGN_STREAM -> upstream.sendRaw(frames -> frames.media(silence(), 1, "MZ" + "f".repeat(32)));
                case FRAME_FLOOD -> flood();
                case DUPLICATE_START -> upstream.sendRaw(frames -> frames.start(plan.parameters()));
                case BINARY_FRAME -> binary();
            };
        } catch (IOException e) {
            return false;
        }
    }

    private boolean part(long announced, long sent, boolean thenSilent) throws IOException {
        if (thenSilent) {
            upstream.mute();
        }
        socket.partOfFrame(announced, sent);
        return true;
    }

    private boolean fragments() throws IOException {
        upstream.mute();
        String piece = " ".repeat(FRAGMENT_BYTES);
        long until = System.nanoTime() + LONGEST_NANOS;
        for (boolean first = true; goesOn(until); first = false) {
            socket.endlessFragment(first, piece);
        }
        return true;
    }

    private boolean flood() {
        long until = System.nanoTime() + LONGEST_NANOS;
        boolean taken = true;
        while (taken && goesOn(until)) {
            taken = upstream.sendRaw(frames -> frames.media(silence(), 1));
        }
        return taken;
    }

    private boolean binary() throws IOException {
        socket.binary(silence());
        return true;
    }

    private boolean goesOn(long until) {
        return !isOver.getAsBoolean() && System.nanoTime() - until < 0;
    }

    private static byte[] silence() {
        byte[] silence = new byte[Mouth.FRAME];
        Arrays.fill(silence, (byte) 0xFF);
        return silence;
    }
}
