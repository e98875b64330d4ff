package ai.beluga.voice.provider.openai;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.realtime.RealtimeStream;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.s2s.Capabilities;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.time.Timers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** One model that hears and speaks, by OpenAI Realtime, in mu-law as the line has it. */
@Singleton
@ProviderId(OpenAiKeys.NAME)
public class OpenAiSpeechToSpeech implements SpeechToSpeech {

    private final Configuration configuration;
    private final SocketClient client;
    private final OpenAiOpening guard;
    private final Timers timers;

    @Inject
    OpenAiSpeechToSpeech(Configuration configuration, SocketClient client, OpenAiOpening guard, Timers timers) {
        this.configuration = configuration;
        this.client = client;
        this.guard = guard;
        this.timers = timers;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                EnumSet.of(
                        Capability.VENDOR_TURNS,
                        Capability.TELLS_SPEECH,
                        Capability.OUR_TURNS,
                        Capability.HEARS_ONLY,
                        Capability.TOLD_WHAT_WAS_HEARD,
                        Capability.TEXT,
                        Capability.UNANSWERED_TEXT,
                        Capability.TOOLS),
                OpenAiKeys.CONNECTION.longestSession(configuration));
    }

    @Override
    public CompletionStage<Stream> open(Opening opening, Consumer<S2sEvent> events) {
        return ai.beluga.voice.provider.socket.Opening.<Stream, RealtimeStream>guarded(
                guard::open,
                () -> RealtimeStream.connect(
                        client,
                        OpenAiKeys.request(configuration),
                        new RealtimeStream(
                                new OpenAiDialect(configuration), opening, timers, InstantSource.system(), events)),
                RealtimeStream::close);
    }
}
