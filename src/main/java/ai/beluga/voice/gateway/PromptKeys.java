package ai.beluga.voice.gateway;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.GatewayKeys;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.turn.Prompt;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the gateway itself says; the greeting is {@link GatewayKeys#GREETING}. */
@Singleton
public class PromptKeys implements Area {

    private static final Map<Prompt, Key<String>> KEYS = keyOfEach();

    @Override
    public String title() {
        return "Prompts";
    }

    @Override
    public List<Key<?>> keys() {
        return List.copyOf(KEYS.values());
    }

    static Map<Prompt, String> words(Configuration configuration) {
        Map<Prompt, String> words = new EnumMap<>(Prompt.class);
        KEYS.forEach((prompt, key) -> words.put(prompt, configuration.get(key)));
        words.put(Prompt.GREETING, configuration.get(GatewayKeys.GREETING));
        return words;
    }

    private static Map<Prompt, Key<String>> keyOfEach() {
        Map<Prompt, Key<String>> keys = new EnumMap<>(Prompt.class);
        for (Prompt prompt : Prompt.values()) {
            switch (prompt) {
                case GREETING -> {}
                case STILL_THERE ->
                    keys.put(prompt, key("still-there", "Are you still there?", "Asks a silent caller."));
                case SILENT_FAREWELL ->
                    keys.put(
                            prompt,
                            key("silent-farewell", "I cannot hear you. Goodbye.", "Ends the call of a silent caller."));
                case NOT_UNDERSTOOD ->
                    keys.put(
                            prompt,
                            key(
                                    "not-understood",
                                    "Sorry, I did not catch that. Could you say it again?",
                                    "Said when speech was heard and no word recognised."));
                case WELCOME_BACK ->
                    keys.put(
                            prompt,
                            key("welcome-back", "Sorry, I lost you for a moment.", "Said when a lost line is back."));
                case APOLOGY ->
                    keys.put(
                            prompt,
                            key(
                                    "apology",
                                    "Sorry, something went wrong. Could you ask me again?",
                                    "Said when a reply failed."));
                case FAILURE_FAREWELL ->
                    keys.put(
                            prompt,
                            key(
                                    "failure-farewell",
                                    "Sorry, I cannot help you right now. Please call again later. Goodbye.",
                                    "Ends a call in which replies keep failing."));
                case FAILURE_TRANSFER ->
                    keys.put(
                            prompt,
                            key(
                                    "failure-transfer",
                                    "Sorry, I cannot help you right now. Let me put you through to a person.",
                                    "Said before a person takes over a call in which replies keep failing."));
                case FILLER ->
                    keys.put(
                            prompt,
                            key("filler", "One moment, please.", "Asks a caller to wait who waits for an answer."));
                case FILLER_AGAIN ->
                    keys.put(
                            prompt,
                            key(
                                    "filler-again",
                                    "I am still on it. Thank you for waiting.",
                                    "Said when the answer has not come since."));
                case TAKE_OVER ->
                    keys.put(
                            prompt,
                            key(
                                    "take-over",
                                    "Let me stop you there for a moment.",
                                    "Stops a caller who speaks for very long; see `beluga.turn.take-over-after`."));
                case TIME_WARNING ->
                    keys.put(
                            prompt,
                            key(
                                    "time-warning",
                                    "We have about a minute left.",
                                    "Said before the longest duration; see `beluga.calls.warn-before`."));
                case TIME_FAREWELL ->
                    keys.put(
                            prompt,
                            key(
                                    "time-farewell",
                                    "We have reached the end of our time. Thank you for calling. Goodbye.",
                                    "Ends a call that reached its longest duration."));
            }
        }
        return keys;
    }

    private static Key<String> key(String name, String words, String description) {
        return Key.text("beluga.prompt." + name)
                .matching("(?s).*\\S.*", "words")
                .byDefault(words)
                .describedAs(description);
    }
}
