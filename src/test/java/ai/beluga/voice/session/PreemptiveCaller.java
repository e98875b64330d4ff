package ai.beluga.voice.session;

import ai.beluga.voice.event.CallEvent.AgentSpoke;
import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.event.CallEvent.CallerWentOn;
import ai.beluga.voice.event.CallEvent.ReplyPrepared;
import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A caller of a few questions who pauses, hesitates and thinks again, heard by a recogniser that is sometimes wrong at first.
 * The same seed gives the same caller, whatever the settings.
 */
final class PreemptiveCaller {

    private static final TurnWords WORDS = TurnWords.of(Locale.US);

    private static final List<String> OPENINGS = List.of(
            "I would like a table for", "I have a question.", "Could you tell me", "Well um", "I was there on Monday.");
    private static final List<String> QUESTIONS = List.of(
            "What are your hours on Sunday?",
            "I want two tickets to Rome.",
            "How much is a room for five nights?",
            "I do not want the small one.",
            "When does the shop in Bern close?",
            "Please send it to mister Miller.");
    private static final List<String> SECOND_THOUGHTS =
            List.of("No, I mean on Monday.", "For five people.", "And what does it cost?");

    private final Random random;
    private final ScriptedCall call;
    private final Recogniser recogniser;

    /**
     * How a recogniser behaves.
     *
     * @param leastMillis and {@code mostMillis}: from the pause to its final text
     * @param misheard share of first hypotheses that are not the final words
     */
    record Recogniser(String name, int leastMillis, int mostMillis, double misheard) {}

    /**
     * What became of one call.
     *
     * @param waits of each answered turn: end of the caller's speech to the first sound at the caller's ear, milliseconds
     * @param turns that were answered
     * @param used of the prepared replies, by turns that were answered
     * @param wasted characters of replies that were prepared and not used
     * @param requests to the agent
     * @param wrong answers heard that answer other words than the turn's final ones
     */
    record Outcome(List<Long> waits, int turns, int prepared, int used, int wasted, int requests, int wrong) {}

    PreemptiveCaller(long seed, TurnSettings settings, Recogniser recogniser, Duration agentDelay) {
        this.random = new Random(seed);
        this.call = new ScriptedCall(settings);
        this.recogniser = recogniser;
        call.agent.delay(agentDelay);
        call.turnDetector.judges(words -> OptionalDouble.of(WORDS.completeness(words, Expectation.FREE)));
    }

    /** Makes the call. */
    Outcome questions(int count) {
        List<Long> waits = new ArrayList<>();
        call.run(Duration.ofSeconds(2));
        for (int question = 0; question < count; question++) {
            waits.add(turn());
        }
        Set<TurnId> asked = asked();
        return new Outcome(
                waits,
                asked.size(),
                call.facts(ReplyPrepared.class).size(),
                (int) prepared(true).filter(it -> asked.contains(it.turn())).count(),
                prepared(false).mapToInt(ReplyPrepared::characters).sum(),
                call.agent.requests().size(),
                wrong());
    }

    /** One turn, in one to three goes; gives what the caller waited for its answer. */
    private long turn() {
        String words = "";
        if (random.nextInt(100) < 35) {
            words = says(words, OPENINGS.get(random.nextInt(OPENINGS.size())));
            call.run(Duration.ofMillis(20L * random.nextInt(12, 30)));
        }
        words = says(words, QUESTIONS.get(random.nextInt(QUESTIONS.size())));
        if (random.nextInt(100) < 15) {
            call.run(Duration.ofMillis(20L * random.nextInt(12, 30)));
            says(words, SECOND_THOUGHTS.get(random.nextInt(SECOND_THOUGHTS.size())));
        }
        long silentFrom = call.time.millis();
        call.run(Duration.ofSeconds(6));
        return call.line().firstSoundMillis(silentFrom).orElse(silentFrom + 6_000) - silentFrom;
    }

    /** Speaks on; gives the words of the turn so far, which begin anew when it was taken for over meanwhile. */
    private String says(String before, String more) {
        String words = goesOnWith(before, more);
        call.recogniser.delay(Duration.ofMillis(random.nextInt(recogniser.leastMillis(), recogniser.mostMillis())));
        boolean misheard = random.nextDouble() < recogniser.misheard();
        call.recogniser.hears(words);
        call.callerSpeaks(Duration.ofMillis(900));
        call.recogniser.interim(misheard ? misheard(words) : words);
        call.callerSpeaks(Duration.ofMillis(100));
        return words;
    }

    /** Another word half of the time, an article that is missing or not there otherwise. */
    private String misheard(String words) {
        if (random.nextBoolean()) {
            return words.replaceFirst("(?i)\\b(to|on|in|for|does|not)\\b", "two");
        }
        return words.contains(" the ") ? words.replaceFirst(" the ", " ") : "the " + words;
    }

    private String goesOnWith(String before, String more) {
        boolean over = call.facts(CallerSpoke.class).stream()
                .anyMatch(spoke -> !before.isEmpty() && spoke.text().endsWith(before));
        return before.isEmpty() || over ? more : before + " " + more;
    }

    /** Turns that stood: the caller did not go on before the reply began. */
    private Set<TurnId> asked() {
        Set<TurnId> withdrawn =
                call.facts(CallerWentOn.class).stream().map(CallerWentOn::turn).collect(Collectors.toSet());
        return call.facts(CallerSpoke.class).stream()
                .map(CallerSpoke::turn)
                .filter(turn -> !withdrawn.contains(turn))
                .collect(Collectors.toSet());
    }

    private Stream<ReplyPrepared> prepared(boolean used) {
        return call.facts(ReplyPrepared.class).stream().filter(it -> (it.outcome() == PreparedOutcome.USED) == used);
    }

    private int wrong() {
        int wrong = 0;
        for (CallerSpoke spoke : call.facts(CallerSpoke.class)) {
            String right = plain("You said " + spoke.text() + ".");
            for (AgentSpoke answer : call.facts(AgentSpoke.class)) {
                boolean of = answer.turn().equals(spoke.turn());
                wrong += of && !right.startsWith(plain(answer.heard().text())) ? 1 : 0;
            }
        }
        return wrong;
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[?.,]", "")
                .replaceAll("\\bthe\\b", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
