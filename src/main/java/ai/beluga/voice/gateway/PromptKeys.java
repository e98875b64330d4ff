package ai.beluga.voice.gateway;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.GatewayKeys;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.turn.Prompt;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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
            if (prompt != Prompt.GREETING) {
                String name = prompt.name().toLowerCase(Locale.ROOT).replace('_', '-');
                keys.put(prompt, key(name, usualWords(prompt), purpose(prompt)));
            }
        }
        return keys;
    }

    private static String usualWords(Prompt prompt) {
        return switch (prompt) {
            case GREETING -> throw new IllegalArgumentException("the greeting has a key of its own");
            case STILL_THERE -> "Are you still there?";
            case SILENT_FAREWELL -> "I cannot hear you. Goodbye.";
            case NOT_UNDERSTOOD -> "Sorry, I did not catch that. Could you say it again?";
            case WELCOME_BACK -> "Sorry, I lost you for a moment.";
            case APOLOGY -> "Sorry, something went wrong. Could you ask me again?";
            case FAILURE_FAREWELL -> "Sorry, I cannot help you right now. Please call again later. Goodbye.";
            case FAILURE_TRANSFER -> "Sorry, I cannot help you right now. Let me put you through to a person.";
            case FILLER -> "One moment, please.";
            case FILLER_AGAIN -> "I am still on it. Thank you for waiting.";
            case TAKE_OVER -> "Let me stop you there for a moment.";
            case TIME_WARNING -> "The time for this call is nearly over.";
            case TIME_FAREWELL -> "We have reached the end of our time. Thank you for calling. Goodbye.";
        };
    }

    private static String purpose(Prompt prompt) {
        return switch (prompt) {
            case GREETING -> throw new IllegalArgumentException("the greeting has a key of its own");
            case STILL_THERE -> "Asks a silent caller.";
            case SILENT_FAREWELL -> "Ends the call of a silent caller.";
            case NOT_UNDERSTOOD -> "Said when speech was heard and no word recognised.";
            case WELCOME_BACK -> "Said when a lost line is back.";
            case APOLOGY -> "Said when a reply failed.";
            case FAILURE_FAREWELL -> "Ends a call in which replies keep failing.";
            case FAILURE_TRANSFER -> "Said before a person takes over a call in which replies keep failing.";
            case FILLER -> "Asks a caller to wait who waits for an answer; see `beluga.dead-air.filler-after`.";
            case FILLER_AGAIN -> "Said when the answer has not come since.";
            case TAKE_OVER -> "Stops a caller who speaks for very long; see `beluga.turn.take-over-after`.";
            case TIME_WARNING -> "Said before the longest duration; see `beluga.calls.warn-before`.";
            case TIME_FAREWELL -> "Ends a call that reached its longest duration.";
        };
    }

    private static Key<String> key(String name, String words, String description) {
        return Key.text("beluga.prompt." + name)
                .matching("(?s).*\\S.*", "words")
                .byDefault(words)
                .describedAs(description);
    }
}
