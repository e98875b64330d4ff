package ai.beluga.voice.phone;

import ai.beluga.voice.phone.sound.MuLaw;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A small voice agent: greets with 400 ms, answers 200 ms after speech with 3 s, clears when spoken over, says a digit
 * back with 200 ms, and closes on {@code #}.
 */
final class TestAgent implements TestServer.Media {

    private static final int SILENT_FRAMES = 10;
    private static final int SPEECH_LEVEL = 600;

    @Override
    public void serve(TestSocket socket) throws IOException {
        Conversation conversation = new Conversation(socket);
        boolean open = true;
        while (open) {
            JsonObject message = socket.message();
            open = conversation.take(message);
        }
    }

    static byte[] tone(int samples) {
        byte[] tone = new byte[samples];
        Arrays.fill(tone, (byte) 0x90);
        return tone;
    }

    private static final class Conversation {

        private final TestSocket socket;
        private int silent = SILENT_FRAMES;
        private boolean speaking;
        private boolean playing;

        Conversation(TestSocket socket) {
            this.socket = socket;
        }

        boolean take(JsonObject message) throws IOException {
            switch (message.getString("event")) {
                case "start" -> say(400, "greeting");
                case "media" ->
                    hear(Base64.getDecoder()
                            .decode(message.getJsonObject("media").getString("payload")));
                case "mark" -> playing = false;
                case "dtmf" -> {
                    if (message.getJsonObject("dtmf").getString("digit").equals("#")) {
                        socket.closeWith(1000);
                    } else {
                        say(200, "digit");
                    }
                }
                case "close" -> {
                    socket.closeWith(1000);
                    return false;
                }
                default -> {}
            }
            return true;
        }

        private void hear(byte[] frame) throws IOException {
            boolean loud = false;
            for (byte code : frame) {
                loud |= Math.abs(MuLaw.decode(code)) > SPEECH_LEVEL;
            }
            silent = loud ? 0 : silent + 1;
            if (loud && !speaking) {
                speaking = true;
                if (playing) {
                    socket.clear();
                }
            } else if (speaking && silent == SILENT_FRAMES) {
                speaking = false;
                say(3_000, "reply");
            }
        }

        private void say(int millis, String mark) throws IOException {
            playing = true;
            socket.media(tone(millis * 8));
            socket.mark(mark);
        }
    }
}
