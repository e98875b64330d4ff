package ai.beluga.voice.provider.nova;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.s2s.Capabilities;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Conversations with Amazon Nova Sonic. */
@Singleton
@ProviderId(NovaKeys.NAME)
public class NovaSpeechToSpeech implements SpeechToSpeech {

    /** The vendor alone takes the turns, answers to any text, and hears nothing of what the caller heard. */
    private static final Set<Capability> ABLE = Set.of(Capability.VENDOR_TURNS, Capability.TEXT, Capability.TOOLS);

    private final Configuration configuration;
    private final BedrockClient client;
    private final NovaOpening guard;

    @Inject
    NovaSpeechToSpeech(Configuration configuration, BedrockClient client, NovaOpening guard) {
        this.configuration = configuration;
        this.client = client;
        this.guard = guard;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(ABLE, configuration.get(NovaKeys.LONGEST_SESSION));
    }

    @Override
    public CompletionStage<Stream> open(Opening opening, Consumer<S2sEvent> events) {
        if (opening.turns() == Opening.Turns.OURS) {
            return CompletableFuture.failedFuture(
                    new ProviderException.Permanent("Amazon Nova Sonic takes the turns itself"));
        }
        NovaSettings settings = NovaKeys.settings(configuration);
        return ai.beluga.voice.provider.socket.Opening.<Stream, NovaStream>guarded(
                guard::open, () -> connect(settings, opening, events), NovaStream::close);
    }

    private CompletableFuture<NovaStream> connect(NovaSettings settings, Opening opening, Consumer<S2sEvent> events) {
        try {
            return client.open(settings.model(), new NovaStream(settings, opening, events));
        } catch (ProviderException.Permanent unusable) {
            return CompletableFuture.failedFuture(unusable);
        }
    }
}
