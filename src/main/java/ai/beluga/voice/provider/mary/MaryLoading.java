package ai.beluga.voice.provider.mary;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.config.StartupPart;
import ai.beluga.voice.provider.mary.english.Sentence;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.ProviderId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Loads the embedded voice before the first call and has it speak until it is quick: the first sentences take thrice as long. */
@Singleton
public class MaryLoading implements StartupPart {

    private static final List<String> FIRST_WORDS = List.of(
            "Hello, and thank you for calling.",
            "We are open from nine to five, Monday to Friday.",
            "Could you please say that again?",
            "Your order was shipped yesterday, and it will arrive within three to five business days.",
            "I am sorry, I do not know the answer to that question.",
            "One moment, please.",
            "The price is twenty nine dollars and ninety five cents a month, and you can cancel at any time.",
            "Is there anything else I can help you with?",
            "Let me connect you with a colleague who knows more about it.",
            "The quick brown fox jumps over the lazy dog, which sleeps through all of this noise.",
            "You can reach us by mail, by telephone, or through the form on our page.",
            "Thank you, and goodbye.");

    private final Configuration configuration;
    private final MaryTextToSpeech voice;

    @Inject
    MaryLoading(Configuration configuration, @ProviderId(MaryKeys.NAME) MaryTextToSpeech voice) {
        this.configuration = configuration;
        this.voice = voice;
    }

    @Override
    public String name() {
        return "embedded voice";
    }

    @Override
    public void load() throws StartupFault {
        if (!MaryKeys.isChosen(configuration)) {
            return;
        }
        try {
            LoadedVoice loaded = voice.voice();
            for (String words : FIRST_WORDS) {
                for (Sentence sentence : loaded.sentences(words)) {
                    loaded.speak(loaded.prepare(sentence), sample -> {});
                }
            }
        } catch (Exception | LinkageError failure) { // MaryTTS declares Exception
            throw fault(failure);
        }
    }

    private StartupFault fault(Throwable cause) {
        return new StartupFault(
                configuration.fault(
                        EngineKeys.TTS_PROVIDER,
                        "an engine that can be loaded; the embedded voice cannot: " + reason(cause),
                        "build the application anew with mvn package, or choose another engine"),
                cause);
    }

    private static String reason(Throwable cause) {
        Throwable root = cause instanceof ProviderException && cause.getCause() != null ? cause.getCause() : cause;
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
