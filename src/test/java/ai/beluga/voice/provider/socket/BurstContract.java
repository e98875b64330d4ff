package ai.beluga.voice.provider.socket;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.s2s.Burst;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A client that is given all at once that another stream has heard, while its vendor reads nothing for a moment. */
public abstract class BurstContract {

    protected static final Opening OPENING =
            new Opening(Locale.US, "", List.of(), List.of(), Opening.Turns.OURS, Optional.empty());

    /** With the room that it has in service. */
    protected abstract SocketRequest request();

    protected abstract SocketStream client();

    @Test
    void mostThatMayBeGivenAtOnceIsTakenAndComesWhole() {
        SocketStream client = client();
        UnreadSocket far = new UnreadSocket(request(), client);

        stream(client).callerStarted();
        hears(client, 100, (int) Burst.HEARD_AGAIN.toMillis());
        hears(client, 20, (int) Burst.WHILE_OPENING.toMillis());
        assertThat(far.isGivenUp()).isFalse();

        far.reads();
        assertThat(far.read().stream().filter(BurstContract::isAudio).count()).isEqualTo(40 * 25);
        assertThat(far.isGivenUp()).isFalse();
    }

    @Test
    void vendorThatTakesNothingIsGivenUpBeforeMuchMoreWaits() {
        SocketStream client = client();
        UnreadSocket far = new UnreadSocket(request(), client);

        stream(client).callerStarted();
        hears(client, 20, (int) Burst.MOST.toMillis() + 25_000);

        assertThat(far.isGivenUp()).isTrue();
    }

    private static boolean isAudio(String message) {
        return message.length() > 400 && !message.startsWith("{\"setup\"");
    }

    private static SpeechToSpeech.Stream stream(SocketStream client) {
        return (SpeechToSpeech.Stream) client;
    }

    private static void hears(SocketStream client, int frameMillis, int millis) {
        short[] frame = new short[8 * frameMillis];
        for (int at = 0; at < millis; at += frameMillis) {
            stream(client).accept(frame, 0, frame.length);
        }
    }
}
