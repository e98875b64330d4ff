package ai.beluga.voice.config;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** When an engine counts as failed, and which are not to be asked at all. */
@Singleton
public final class RecoveryKeys implements Area {

    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    public static final Key<Duration> STT_ANSWER = Key.duration("beluga.stt.answer-timeout")
            .between(SHORTEST, LONGEST)
            .byDefault(Duration.ofMillis(1_200))
            .describedAs("A recogniser that has not opened, or not settled its text after a pause, within this time is"
                    + " replaced by the next one, if that is ready.");
    public static final Key<Duration> TTS_FIRST_AUDIO = Key.duration("beluga.tts.first-audio-timeout")
            .between(SHORTEST, LONGEST)
            .byDefault(Duration.ofMillis(1_200))
            .describedAs(
                    "A synthesizer that has not opened, or gives no audio it owes, within this time is replaced by the"
                            + " next one, if that is ready.");
    public static final Key<Duration> AGENT_FIRST_WORDS = Key.duration("beluga.agent.first-words-timeout")
            .between(SHORTEST, LONGEST)
            .byDefault(Duration.ofMillis(1_500))
            .describedAs(
                    "An agent that has said nothing within this time is replaced by the next one, if that is ready.");
    public static final Key<Duration> AGENT_PAUSE = Key.duration("beluga.agent.pause-timeout")
            .between(SHORTEST, LONGEST)
            .byDefault(Duration.ofMillis(2_500))
            .describedAs("An agent that owes words for so long in mid-reply, when all before were heard, has failed, if"
                    + " another stands in; with one agent alone beluga.turn.reply-timeout holds.");
    public static final Key<String> STT_FORCE_DOWN = forced("stt", "recogniser");
    public static final Key<String> TTS_FORCE_DOWN = forced("tts", "synthesizer");
    public static final Key<String> AGENT_FORCE_DOWN = forced("agent", "agent");
    public static final Key<String> S2S_FORCE_DOWN = forced("s2s", "model");

    private static final Map<Key<String>, Key<String>> FORCED = Map.of(
            EngineKeys.STT_PROVIDER, STT_FORCE_DOWN,
            EngineKeys.TTS_PROVIDER, TTS_FORCE_DOWN,
            EngineKeys.AGENT_PROVIDER, AGENT_FORCE_DOWN,
            EngineKeys.S2S_PROVIDER, S2S_FORCE_DOWN);

    @Override
    public String title() {
        return "Error recovery";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(
                STT_ANSWER,
                TTS_FIRST_AUDIO,
                AGENT_FIRST_WORDS,
                AGENT_PAUSE,
                STT_FORCE_DOWN,
                TTS_FORCE_DOWN,
                AGENT_FORCE_DOWN,
                S2S_FORCE_DOWN);
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        List<Fault> faults = new ArrayList<>();
        for (Key<String> provider :
                List.of(EngineKeys.STT_PROVIDER, EngineKeys.TTS_PROVIDER, EngineKeys.AGENT_PROVIDER)) {
            List<String> chain = EngineKeys.chain(configuration, provider);
            List<String> down = forcedDown(configuration, provider);
            if (!chain.containsAll(down) || new HashSet<>(down).containsAll(chain)) {
                faults.add(configuration.fault(
                        forcedKey(provider),
                        "some, not all, of " + String.join(", ", chain),
                        "name engines of " + provider.name() + " and leave one of them"));
            }
        }
        List<String> models = EngineKeys.chain(configuration, EngineKeys.S2S_PROVIDER);
        if (!models.containsAll(forcedDown(configuration, EngineKeys.S2S_PROVIDER))) {
            faults.add(configuration.fault(
                    S2S_FORCE_DOWN,
                    models.isEmpty()
                            ? "no model, because " + EngineKeys.S2S_PROVIDER.name() + " names none"
                            : "some or all of " + String.join(", ", models),
                    "name models of " + EngineKeys.S2S_PROVIDER.name()));
        }
        return faults;
    }

    /** The engines of this chain the operator does not want to be asked. */
    public static List<String> forcedDown(Configuration configuration, Key<String> provider) {
        Key<String> key = forcedKey(provider);
        return configuration.isSet(key) ? EngineKeys.names(configuration.get(key)) : List.of();
    }

    private static Key<String> forced(String port, String what) {
        return Key.text("beluga." + port + ".force-down")
                .describedAs("Each " + what + " named here, separated by commas, is taken for down until the next start"
                        + " without it.");
    }

    private static Key<String> forcedKey(Key<String> provider) {
        return Objects.requireNonNull(FORCED.get(provider), "no chain of engines");
    }
}
