package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.s2s.Capabilities;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Conversations with Gemini Live. */
@Singleton
@ProviderId(GeminiKeys.NAME)
public class GeminiSpeechToSpeech implements SpeechToSpeech {

    /** Neither can it be told what was heard, but in a line, nor says it given words exactly. */
    private static final Set<Capability> ABLE = Set.of(
            Capability.VENDOR_TURNS,
            Capability.OUR_TURNS,
            Capability.TEXT,
            Capability.UNANSWERED_TEXT,
            Capability.TOOLS,
            Capability.RESUMES);

    private final Configuration configuration;
    private final SocketClient client;
    private final GeminiOpening guard;

    @Inject
    GeminiSpeechToSpeech(Configuration configuration, SocketClient client, GeminiOpening guard) {
        this.configuration = configuration;
        this.client = client;
        this.guard = guard;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(ABLE, configuration.get(GeminiKeys.LONGEST_SESSION));
    }

    @Override
    public CompletionStage<Stream> open(Opening opening, Consumer<S2sEvent> events) {
        return ai.beluga.voice.provider.socket.Opening.<Stream, GeminiStream>guarded(
                guard::open,
                () -> new Connecting(
                                client,
                                () -> GeminiKeys.request(configuration),
                                GeminiKeys.settings(configuration),
                                events)
                        .open(opening),
                GeminiStream::close);
    }
}
