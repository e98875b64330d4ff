package ai.beluga.voice.provider.grok;

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
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** One model that hears and speaks, by xAI's Grok voice, in mu-law as the line has it. */
@Singleton
@ProviderId(GrokKeys.NAME)
public class GrokSpeechToSpeech implements SpeechToSpeech {

    private static final Set<Capability> ABLE = Set.of(
            Capability.VENDOR_TURNS,
            Capability.TELLS_SPEECH,
            Capability.OUR_TURNS,
            Capability.TOLD_WHAT_WAS_HEARD,
            Capability.HEARS_ONLY,
            Capability.EXACT_WORDS,
            Capability.TEXT,
            Capability.UNANSWERED_TEXT,
            Capability.TOOLS);

    private final Configuration configuration;
    private final SocketClient client;
    private final GrokOpening guard;
    private final Timers timers;

    @Inject
    GrokSpeechToSpeech(Configuration configuration, SocketClient client, GrokOpening guard, Timers timers) {
        this.configuration = configuration;
        this.client = client;
        this.guard = guard;
        this.timers = timers;
    }

    @Override
    public Capabilities capabilities() {
        EnumSet<Capability> all = EnumSet.copyOf(ABLE);
        if (configuration.get(GrokKeys.RESUMPTION)) {
            all.add(Capability.RESUMES);
        }
        return new Capabilities(all, GrokKeys.CONNECTION.longestSession(configuration));
    }

    @Override
    public CompletionStage<Stream> open(Opening opening, Consumer<S2sEvent> events) {
        return ai.beluga.voice.provider.socket.Opening.<Stream, RealtimeStream>guarded(
                guard::open,
                () -> RealtimeStream.connect(
                        client,
                        GrokKeys.request(configuration, opening.resume()),
                        new RealtimeStream(
                                new GrokDialect(configuration), opening, timers, InstantSource.system(), events)),
                RealtimeStream::close);
    }
}
