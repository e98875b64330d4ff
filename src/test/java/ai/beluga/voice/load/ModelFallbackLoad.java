package ai.beluga.voice.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.it.Gateway;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.simulator.ModelVendor;
import ai.beluga.voice.simulator.grok.GrokSimulator;
import ai.beluga.voice.simulator.openai.OpenAiSimulator;
import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Melody;
import ai.beluga.voice.simulator.realtime.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How long the caller hears nothing when the vendor's connection is cut in mid-sentence, each time elsewhere, until the other
 * vendor's model answers the question that was asked, knowing the conversation. An apology is no answer: the words of the
 * second model have to be heard.
 */
@ExtendWith(ArquillianExtension.class)
class ModelFallbackLoad {

    private static final int RUNS = Integer.getInteger("model.runs", 100);
    private static final int AT_ONCE = Integer.getInteger("model.calls", 10);
    private static final Duration APART = Duration.ofMillis(300);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(1);
    private static final double SHARE_WITHIN = 0.99;

    private static final ModelVendor<OpenAiSimulator> OPENAI = ModelVendor.openAi();
    private static final OpenAiSimulator FIRST = OPENAI.simulator();
    private static final ModelVendor<GrokSimulator> GROK = ModelVendor.grok();
    private static final GrokSimulator SECOND = GROK.simulator();
    private static final String QUESTION = "When are you open?";
    private static final String BROKEN =
            "on weekdays our doors stay open from eight until six while every sunday they stay"
                    + " shut because all people here need some rest after this long week";
    private static final String ANSWER = "never mind i tell it again quickly";

    /** A message of the simulator is 100 ms of sound or the 50 ms that remain of a word. */
    private static final int DELTAS_A_WORD = 2;

    /**
     * A connection that is cut before has made nothing that can be told from a prompt. The transcript of the question comes
     * about as early: without it the second model has to hear the question again.
     */
    private static final int FIRST_CUT_WORD = 1;

    /** The prompts' voice hums 200 ms a word without a pause; no word of a model sounds for longer than 150. */
    private static final int LONGEST_WORD_MILLIS = 160;

    /** How long a whole word of a model sounds. */
    private static final int SUNG_MILLIS = 120;

    private static final String[] CALL = {
        "wait greeting", "say audio/demo-question.ulaw.wav", "wait reply", "wait quiet 2s", "hang up"
    };

    /** Sessions of the second model that calls have opened. */
    private static final List<Session> TAKEN_OVER = new ArrayList<>();

    /**
     * One cut.
     *
     * @param brokenWords of the first reply that were heard, the last perhaps in part; 0 when nothing was
     * @param silence from the end of what was heard of the broken reply to the second model's first word
     * @param behind the broken reply
     */
    private record Run(int brokenWords, Optional<Duration> silence, List<Melody.HeardWord> behind) {

        boolean prompted() {
            return behind.stream().anyMatch(ModelFallbackLoad::isHum);
        }

        boolean isWithin() {
            return silence.filter(it -> it.compareTo(LONGEST_SILENCE) <= 0).isPresent();
        }

        String line() {
            return behind.stream()
                    .map(word -> word.text() + " " + word.startMillis() + "-" + word.endMillis())
                    .collect(Collectors.joining(", ", brokenWords + " words, then ", ""));
        }
    }

    @Deployment(testable = false)
    static WebArchive gateway() {
        FIRST.script().brain(situation -> Answer.say(BROKEN));
        FIRST.timing().pace = 2;
        SECOND.script().brain(situation -> Answer.say(ANSWER));
        Map<String, String> settings = new HashMap<>(OPENAI.settings());
        settings.putAll(GROK.settings());
        settings.putAll(Map.of(
                "beluga.s2s.provider", "openai-realtime,grok",
                "beluga.recovery.down-after", "100",
                "beluga.stt.provider", "scripted",
                "beluga.tts.provider", "tones"));
        return LoadArchive.with(settings);
    }

    @Test
    void otherModelAnswersWithinASecondKnowingTheConversation() throws Exception {
        assertThat(Gateway.becomesReady()).as(Gateway.text("/health/ready")).isTrue();
        List<Run> runs = new ArrayList<>();
        while (runs.size() < RUNS) {
            runs.addAll(batch(Math.min(AT_ONCE, RUNS - runs.size())));
        }

        List<Duration> silences =
                runs.stream().flatMap(run -> run.silence().stream()).sorted().toList();
        long within = runs.stream().filter(Run::isWithin).count();
        tell(runs, silences, within);
        assertThat(runs)
                .as("cut in mid-sentence")
                .allSatisfy(run -> assertThat(run.brokenWords())
                        .isBetween(1, Melody.words(BROKEN).size() - 1));
        assertThat(within)
                .as("answered within " + LONGEST_SILENCE)
                .isGreaterThanOrEqualTo(Math.round(SHARE_WITHIN * RUNS));
        assertThat(TAKEN_OVER)
                .as("sessions of the second model")
                .hasSizeGreaterThanOrEqualTo(silences.size())
                .allSatisfy(session -> assertThat(session.remembers())
                        .anyMatch(item ->
                                item.role().equals("user") && item.text().contains(QUESTION)));
        assertThat(FIRST.violations()).isEmpty();
        assertThat(SECOND.violations()).isEmpty();
    }

    private static void tell(List<Run> runs, List<Duration> silences, long within) throws IOException {
        Figures.tell(
                "model cut in mid-sentence: %d runs, the other one answered in %d, within %s in %d; %d heard a prompt"
                        .formatted(
                                runs.size(),
                                silences.size(),
                                LONGEST_SILENCE,
                                within,
                                runs.stream().filter(Run::prompted).count()));
        for (Run run : runs) {
            if (run.prompted() || !run.isWithin()) {
                Figures.tell("model cut in mid-sentence, prompted or late: " + run.line());
            }
        }
        if (!silences.isEmpty()) {
            Figures.tell("model cut in mid-sentence: silence median %d, p95 %d, worst %d ms"
                    .formatted(
                            silences.get(silences.size() / 2).toMillis(),
                            silences.get((silences.size() * 95 + 99) / 100 - 1).toMillis(),
                            silences.getLast().toMillis()));
        }
    }

    /** All engines are well at the begin of each. */
    private static List<Run> batch(int calls) throws Exception {
        FIRST.mischief().none();
        assertThat(Gateway.eventually(() -> Gateway.text("/load/heal").equals("well")))
                .isTrue();
        String[] questions = Collections.nCopies(calls, QUESTION).toArray(String[]::new);
        FIRST.script().callerSays(questions);
        SECOND.script().callerSays(questions);
        int words = Melody.words(BROKEN).size();
        FIRST.mischief().eachDiesAfterDeltas =
                () -> ThreadLocalRandom.current().nextInt(DELTAS_A_WORD * FIRST_CUT_WORD, DELTAS_A_WORD * (words - 1));
        int before = SECOND.sessions().size();
        List<CallRecord> placed = Calls.place(LoadArchive.phone(), calls, APART, CALL);
        assertThat(placed).allSatisfy(call -> {
            assertThat(call.failure()).isEmpty();
            assertThat(call.violations()).isEmpty();
        });
        TAKEN_OVER.addAll(SECOND.sessions().subList(before, SECOND.sessions().size()));
        return placed.stream().map(ModelFallbackLoad::run).toList();
    }

    private static Run run(CallRecord call) {
        List<Melody.HeardWord> heard = apart(Melody.heard(call.stream().heard(), List.of(BROKEN, ANSWER)));
        List<String> broken = Melody.words(BROKEN);
        List<String> answer = Melody.words(ANSWER);
        int first = firstOfBroken(heard, broken, answer);
        int last = first;
        while (last + 1 < heard.size() && isOfBroken(heard.get(last + 1), broken)) {
            last++;
        }
        List<Melody.HeardWord> behind = first < heard.size() ? heard.subList(last + 1, heard.size()) : heard;
        Optional<Melody.HeardWord> answered =
                behind.stream().filter(word -> answer.contains(word.text())).findFirst();
        int end = heard.isEmpty()
                ? 0
                : heard.get(Math.min(last, heard.size() - 1)).endMillis();
        return new Run(
                first < heard.size() ? last - first + 1 : 0,
                answered.map(word -> Duration.ofMillis(word.startMillis() - end)),
                List.copyOf(behind));
    }

    /** Its first whole word, or, where the first was cut, that in front of the answer; the number of all words when there is none. */
    private static int firstOfBroken(List<Melody.HeardWord> heard, List<String> broken, List<String> answer) {
        for (int at = 0; at < heard.size(); at++) {
            boolean isAnswered =
                    at + 1 < heard.size() && answer.contains(heard.get(at + 1).text());
            boolean wasCut = isAnswered && !heard.get(at).whole() && !isHum(heard.get(at));
            if (wasCut || broken.contains(heard.get(at).text())) {
                return at;
            }
        }
        return heard.size();
    }

    /** A word that was cut runs into the first one of the answer where that follows without a pause. */
    private static List<Melody.HeardWord> apart(List<Melody.HeardWord> heard) {
        List<String> answer = Melody.words(ANSWER);
        List<Melody.HeardWord> apart = new ArrayList<>();
        for (int i = 0; i < heard.size(); i++) {
            Melody.HeardWord word = heard.get(i);
            boolean firstIsHidden = isHum(word)
                    && i + 1 < heard.size()
                    && heard.get(i + 1).text().equals(answer.get(1));
            if (firstIsHidden) {
                int middle = word.endMillis() - SUNG_MILLIS;
                apart.add(new Melody.HeardWord(word.text(), word.startMillis(), middle, false));
                apart.add(new Melody.HeardWord(answer.getFirst(), middle, word.endMillis(), true));
            } else {
                apart.add(word);
            }
        }
        return apart;
    }

    /** A word that was cut is in no vocabulary. */
    private static boolean isOfBroken(Melody.HeardWord word, List<String> broken) {
        return broken.contains(word.text()) || !word.whole() && !isHum(word);
    }

    private static boolean isHum(Melody.HeardWord word) {
        return word.endMillis() - word.startMillis() > LONGEST_WORD_MILLIS;
    }
}
