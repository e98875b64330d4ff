package ai.beluga.voice.gateway;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.turn.InterruptionSettings;
import ai.beluga.voice.turn.InterruptionSettings.Mode;
import ai.beluga.voice.turn.Phrases;
import ai.beluga.voice.turn.Prompt;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What it takes to interrupt the agent. */
@Singleton
public class InterruptionKeys implements Area {

    private static final InterruptionSettings STANDARD = InterruptionSettings.DEFAULT;
    private static final String[] STOPPED_BY = {"speech", "keys", "never"};
    private static final String HOW_TO_LIST =
            " Phrases between commas take the place of the list of the language; behind a leading + they are added to"
                    + " it.";

    static final Key<String> MODE = Key.text("beluga.interruption.mode")
            .oneOf("words", "duration", "either", "both")
            .byDefault(lower(STANDARD.mode()))
            .describedAs("What makes speech over the agent an interruption: its words, its length, either, or both."
                    + " The agent is silent from the first sound on, whatever it turns out to be. An"
                    + " acknowledgement, and what repeats the agent's own words, never is one.");
    static final Key<Integer> MIN_WORDS = Key.number("beluga.interruption.min-words")
            .between(1, 10)
            .byDefault(STANDARD.minWords())
            .describedAs("Fewer words do not interrupt; a stop phrase always does.");
    static final Key<Boolean> INTERIM_WORDS = Key.flag("beluga.interruption.interim-words")
            .byDefault(STANDARD.interims())
            .describedAs("Whether words count that the recogniser may still change; a stop phrase always does.");
    static final Key<Boolean> KEEP = Key.flag("beluga.interruption.keep-speech")
            .byDefault(STANDARD.keep())
            .describedAs("Whether what is said over words that speech cannot stop belongs to the caller's next turn;"
                    + " otherwise all of it is dropped, also what goes on behind them. Keys are always kept.");
    static final Key<Integer> LEAST_LEVEL = Key.number("beluga.interruption.least-level")
            .between(-80, -20)
            .byDefault(STANDARD.leastLevel())
            .describedAs(
                    "A sound over the agent that is fainter than this is background and does not interrupt; decibels"
                            + " relative to full scale, where callers usually speak at -20 to -35. -80 lets everything"
                            + " count.");
    static final Key<Boolean> ECHO = Key.flag("beluga.interruption.echo")
            .byDefault(STANDARD.echo())
            .describedAs(
                    "Whether a sound over the agent is compared with the agent's own audio, so that what comes back of"
                            + " it stops nothing; costs about 10 ms of processor time a second of such sound. Off for"
                            + " lines whose carrier takes echo out.");
    static final Key<String> ACKNOWLEDGEMENTS =
            Key.text("beluga.interruption.acknowledgements").describedAs("What lets the agent go on." + HOW_TO_LIST);
    static final Key<String> STOP_PHRASES = Key.text("beluga.interruption.stop-phrases")
            .describedAs("What takes the floor at once, wherever it stands." + HOW_TO_LIST);
    static final Key<String> REPLIES = Key.text("beluga.interruption.replies")
            .oneOf(STOPPED_BY)
            .byDefault(lower(STANDARD.replies()))
            .describedAs("What stops a reply of the agent that says nothing about it.");
    private static final Map<Prompt, Key<String>> PROMPTS = keyOfEachPrompt();

    @Override
    public String title() {
        return "Interruption";
    }

    @Override
    public List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>(List.of(
                MODE, MIN_WORDS, INTERIM_WORDS, KEEP, LEAST_LEVEL, ECHO, ACKNOWLEDGEMENTS, STOP_PHRASES, REPLIES));
        keys.addAll(PROMPTS.values());
        return keys;
    }

    static InterruptionSettings interruption(Configuration configuration) {
        Map<Prompt, Interruptibility> prompts = new EnumMap<>(Prompt.class);
        PROMPTS.forEach((prompt, key) -> prompts.put(prompt, stoppedBy(configuration.get(key))));
        return new InterruptionSettings(
                Mode.valueOf(upper(configuration.get(MODE))),
                configuration.get(MIN_WORDS),
                configuration.get(INTERIM_WORDS),
                configuration.get(KEEP),
                configuration.get(LEAST_LEVEL),
                configuration.get(ECHO),
                prompts,
                stoppedBy(configuration.get(REPLIES)),
                phrases(configuration));
    }

    private static Phrases phrases(Configuration configuration) {
        Phrases brought = PhraseFiles.of(configuration.get(EngineKeys.LANGUAGE));
        return brought.acknowledging(list(configuration, ACKNOWLEDGEMENTS, brought.acknowledgements()))
                .stoppingAt(list(configuration, STOP_PHRASES, brought.stops()));
    }

    private static List<String> list(Configuration configuration, Key<String> key, List<String> brought) {
        if (!configuration.isSet(key)) {
            return brought;
        }
        String text = configuration.get(key).strip();
        return text.startsWith("+")
                ? Stream.concat(brought.stream(), PhraseFiles.list(text.substring(1)).stream())
                        .toList()
                : PhraseFiles.list(text);
    }

    /** Words after which the call cannot go on are not to be stopped. */
    private static Map<Prompt, Key<String>> keyOfEachPrompt() {
        Map<Prompt, Key<String>> keys = new EnumMap<>(Prompt.class);
        for (Prompt prompt : Prompt.values()) {
            if (prompt.interruptible() && !prompt.isFiller() && prompt != Prompt.TAKE_OVER) {
                String name = lower(prompt).replace('_', '-');
                keys.put(
                        prompt,
                        Key.text("beluga.interruption.prompt." + name)
                                .oneOf(STOPPED_BY)
                                .byDefault(lower(STANDARD.of(prompt)))
                                .describedAs("What stops the prompt `" + name + "`."));
            }
        }
        return keys;
    }

    private static Interruptibility stoppedBy(String text) {
        return Interruptibility.valueOf(upper(text));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String value) {
        return value.toUpperCase(Locale.ROOT);
    }
}
