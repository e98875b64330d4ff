package ai.beluga.voice.session;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.event.WaitStep;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.speech.cache.CachingTextToSpeech;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.FarEnd;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.CallLimits;
import ai.beluga.voice.turn.DeadAirSettings;
import ai.beluga.voice.turn.EndSigns;
import ai.beluga.voice.turn.EndpointingSettings;
import ai.beluga.voice.turn.FloorSettings;
import ai.beluga.voice.turn.LongTurnSettings;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole call in which anything may happen, watched at the far end. Each word of the agent's names its turn and its place
 * in the reply, so that what is heard can be held against what was decided, frame by frame.
 */
final class RandomCall {

    /** Everything fails, ends and is asked again sooner than it does for people, so that a call is over within seconds. */
    private static final TurnSettings HASTY = English.TURN
            .with(English.WITHOUT_ECHO)
            .with(new EndpointingSettings(
                    millis(200),
                    millis(300),
                    millis(600),
                    millis(800),
                    true,
                    EndSigns.DEFAULT.with(TurnWords.of(Locale.US))))
            .with(new FloorSettings(millis(500), millis(1_500), 1, millis(400)))
            .with(new CallLimits(millis(2_400), millis(1_500), millis(30_000), millis(4_000)))
            .with(new DeadAirSettings(millis(700), 2, millis(300), millis(900), millis(1_100), 2, false))
            .with(new LongTurnSettings(millis(2_500), millis(600)));

    /** What a caller who waits for an answer may hear nothing for: up to the apology, or the sound of theirs that was nothing. */
    private static final long LONGEST_WAIT_MILLIS = 1_600;

    /** What a caller may hear nothing for: the slowest chain of waits above, and the stall of a synthesizer. */
    private static final long LONGEST_SILENCE_MILLIS = 9_000;

    /** Marks of last words that are lost are waited for so long. */
    private static final long LAST_MARK_MILLIS = 10_000;

    /** The pause and the words that ended a turn are not what is waited for here. */
    private static final long ENDING_MILLIS = 700;

    private static final int FRAME_MILLIS = 20;
    private static final int WORDS = 9;
    private static final Pattern WORD = Pattern.compile("t(\\d+)w(\\d+)[,.]?");

    private final ScriptedCall call;
    private final Set<Integer> dead = new HashSet<>();
    private final Map<Integer, Integer> heard = new HashMap<>();
    private final AnnouncedWords announced = new AnnouncedWords();
    private FarEnd line;
    private int newestHeard;
    private int wordsSeen;
    private int factsSeen;
    private int requestsSeen;
    private boolean marksLost;
    private boolean lineThere = true;
    private long lastLifeMillis;
    private Optional<TurnId> awaited = Optional.empty();

    RandomCall(ScriptedCall.AssemblyMaker assemblies) {
        call = ScriptedCall.assembledBy(
                (engines, settings, platform) ->
                        assemblies.assembly(withRecordings(engines, platform), settings, platform),
                HASTY);
        call.agent.answers(request -> answer(request.turn()));
        line = call.line();
    }

    private static Engines withRecordings(Engines engines, Platform platform) {
        Providers all = engines.providers();
        CachingTextToSpeech recorded =
                new CachingTextToSpeech(all.synthesizers().links().getFirst().engine(), Locale.US);
        for (String filler : List.of("filler prompt.", "filler again prompt.")) {
            var ready = recorded.prepare(filler);
            ((ManualTime) platform.ticker()).advance(Duration.ofSeconds(1));
            assertThat(ready).isCompleted();
        }
        return new Engines(
                engines.noise(),
                engines.voiceActivity(),
                engines.turnDetector(),
                new Providers(
                        all.recognisers(),
                        all.agents(),
                        all.synthesizers(),
                        Optional.of(recorded.recordings()),
                        all.settings()));
    }

    static String answer(TurnId turn) {
        StringBuilder words = new StringBuilder();
        for (int word = 1; word <= WORDS; word++) {
            words.append('t').append(turn).append('w').append(word);
            words.append(word == WORDS ? "." : word % 4 == 0 ? ", " : " ");
        }
        return words.toString();
    }

    ScriptedCall call() {
        return call;
    }

    boolean over() {
        return call.live() == 0;
    }

    /** Lets the call go on and looks at each frame. */
    void run(int millis) {
        for (int left = millis; left > 0 && !over(); left -= FRAME_MILLIS) {
            call.run(millis(FRAME_MILLIS));
            watch();
        }
    }

    void speak(int millis) {
        for (int left = millis; left > 0 && !over(); left -= FRAME_MILLIS) {
            call.callerSpeaks(millis(FRAME_MILLIS));
            lastLifeMillis = call.time.millis();
            watch();
        }
    }

    void say(String words, int millis) {
        call.recogniser.hears(words);
        speak(millis);
    }

    void stall(int millis) {
        call.stall(millis(millis));
        lastLifeMillis = call.time.millis();
        watch();
    }

    void loseMarks() {
        marksLost = true;
        line.loseMarks();
    }

    void lose(LineInput.LossCause cause) {
        call.lose(cause);
        lineThere = false;
        marksLost = true; // what was on its way is not proved
        watch();
    }

    void attach() {
        if (!over()) {
            line = call.reattach();
            lineThere = true;
            marksLost = true;
            wordsSeen = 0;
            lastLifeMillis = call.time.millis();
            watch();
        }
    }

    /** Somebody outside wants something to be said, or keys to be collected. */
    void announce(boolean keys, SayOptions how) {
        if (over()) {
            return;
        }
        if (keys) {
            announced.collect(call.control(), how);
        } else {
            announced.say(call.control(), how);
        }
        watch();
    }

    void cancelAnnouncement() {
        announced.cancelNewest();
        watch();
    }

    /** The caller falls silent and all engines work: the call must come to an end that says why. */
    void comesToItsEnd() {
        call.synthesizer.heal();
        call.agent.delay(millis(50));
        call.recogniser.delay(millis(50));
        call.recogniser.failOpens(0);
        run(60_000);

        assertThat(call.live()).as("the call never ends").isZero();
        assertThat(call.reports()).as("the end is told once").hasSize(1);
        assertThat(call.timersRunning()).as("timers outlive the call").isZero();
        assertThat(line.closes()).as("the line is closed once").hasSizeLessThanOrEqualTo(1);
        assertThat(call.facts(CallEvent.CallEnded.class)).hasSize(1);
        announced.allTold();
    }

    void end(EndReason reason) {
        call.end(reason);
        watch();
    }

    private void watch() {
        words();
        announced.watch();
        facts();
        memory();
        silence();
    }

    private void facts() {
        List<CallEvent> all = call.facts();
        for (; factsSeen < all.size(); factsSeen++) {
            switch (all.get(factsSeen)) {
                case CallEvent.CallerInterrupted interrupted ->
                    dead.add(interrupted.turn().number());
                case CallEvent.CallerWentOn wentOn -> {
                    assertThat(heard)
                            .as("a reply that was heard is taken back")
                            .doesNotContainKey(wentOn.turn().number());
                    dead.add(wentOn.turn().number());
                }
                case CallEvent.AgentSpoke spoke -> claimed(spoke.heard());
                case CallEvent.CallerSpoke spoke -> {
                    awaited = Optional.of(spoke.turn());
                    lastLifeMillis = Math.max(lastLifeMillis, call.time.millis() - ENDING_MILLIS);
                }
                case CallEvent.CallerWaited waited -> {
                    if (waited.step() == WaitStep.GIVEN_UP) {
                        awaited = Optional.empty();
                    }
                }
                case CallEvent.TurnOver over -> awaited = awaited.filter(turn -> !turn.equals(over.turn()));
                case CallEvent.LineClosed closed -> awaited = Optional.empty();
                default -> {}
            }
        }
    }

    private void words() {
        if (line.countOfWordsHeard() == wordsSeen) {
            return;
        }
        List<Byte> all = line.wordsHeard();
        for (; wordsSeen < all.size(); wordsSeen++) {
            lastLifeMillis = call.time.millis();
            String said = call.synthesizer.word(all.get(wordsSeen));
            announced.heard(said);
            Matcher word = WORD.matcher(said);
            if (word.matches()) {
                heard(Integer.parseInt(word.group(1)), Integer.parseInt(word.group(2)));
            }
        }
    }

    private void heard(int turn, int place) {
        assertThat(dead).as("a stale reply is spoken").doesNotContain(turn);
        assertThat(turn).as("an older reply is spoken after a newer one").isGreaterThanOrEqualTo(newestHeard);
        assertThat(place).as("the next word of reply %s", turn).isEqualTo(heard.getOrDefault(turn, 0) + 1);
        newestHeard = turn;
        heard.put(turn, place);
    }

    private void memory() {
        var requests = call.agent.requests();
        for (; requestsSeen < requests.size(); requestsSeen++) {
            requests.get(requestsSeen).conversation().stream()
                    .filter(utterance -> utterance.speaker() == Speaker.AGENT)
                    .forEach(this::claimed);
        }
    }

    /** What is said to have been heard was heard, word for word from the beginning; and not much less. */
    private void claimed(Utterance utterance) {
        List<Integer> places = new ArrayList<>();
        Matcher word = WORD.matcher(utterance.text());
        int turn = 0;
        while (word.find()) {
            turn = Integer.parseInt(word.group(1));
            places.add(Integer.parseInt(word.group(2)));
            assertThat(places.getLast()).as("claimed in order").isEqualTo(places.size());
        }
        if (turn > 0) {
            int truth = heard.getOrDefault(turn, 0);
            assertThat(places.size())
                    .as("unheard words of reply %s in memory", turn)
                    .isLessThanOrEqualTo(isCutAtItsEnd(turn, truth + 1) ? truth + 1 : truth);
            if (!marksLost) {
                assertThat(places.size())
                        .as("heard words of reply %s not in memory", turn)
                        .isGreaterThanOrEqualTo(truth - 1);
            }
        }
    }

    /** The far end plays the frame of a moment after the gateway acted in it; to the gateway the moment is one. */
    private boolean isCutAtItsEnd(int turn, int place) {
        return line.wordCutAtItsEnd()
                .map(value -> WORD.matcher(call.synthesizer.word(value)))
                .filter(Matcher::matches)
                .filter(word -> Integer.parseInt(word.group(1)) == turn && Integer.parseInt(word.group(2)) == place)
                .isPresent();
    }

    private void silence() {
        if (lineThere && !over() && !marksLost && awaited.isPresent()) {
            assertThat(call.time.millis() - lastLifeMillis)
                    .as("milliseconds in which a caller who waits hears nothing")
                    .isLessThanOrEqualTo(LONGEST_WAIT_MILLIS);
        }
        if (lineThere && !over()) {
            assertThat(call.time.millis() - lastLifeMillis)
                    .as("milliseconds in which the caller hears nothing")
                    .isLessThanOrEqualTo(LONGEST_SILENCE_MILLIS + (marksLost ? LAST_MARK_MILLIS : 0));
        }
    }

    private static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }
}
