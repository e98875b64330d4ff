package ai.beluga.voice.session;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent.AgentSpoke;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.testkit.RoughLine.Roughness;
import ai.beluga.voice.testkit.ScriptedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Complaints of theme 1, played audio against memory: whole calls on virtual time over bad lines, where what the session
 * says was heard is held against what the far end played. {@code -Dbeluga.chaos.calls=500} runs more than a build does.
 */
class HeardUnderChaosTest {

    private static final int CALLS = Integer.getInteger("beluga.chaos.calls", 30);
    private static final int TURNS = 8;
    /** Of 200 ms each. */
    private static final int WORDS = 24;

    private static final System.Logger LOG = System.getLogger(HeardUnderChaosTest.class.getName());

    /** @param under of each interrupted reply, how many words were played and not counted as heard */
    private record Truncations(int claimed, int over, List<Integer> under) {

        Truncations plus(Truncations more) {
            List<Integer> all = new ArrayList<>(under);
            all.addAll(more.under());
            return new Truncations(claimed + more.claimed(), over + more.over(), all);
        }

        int median() {
            return under.stream().sorted().toList().get(under.size() / 2);
        }

        @Override
        public String toString() {
            return under.size() + " interruptions, " + claimed + " words counted as heard, " + over
                    + " of them not played; "
                    + "played and not counted (words=replies) "
                    + under.stream()
                            .collect(Collectors.groupingBy(words -> words, TreeMap::new, Collectors.counting()));
        }
    }

    static List<Roughness> lines() {
        return List.of(
                new Roughness(20, 0, 0, 0, 0, 0, true),
                new Roughness(20, 20, 0, 0, 800, 0.05, true),
                new Roughness(20, 20, 0, 0, 800, 0.05, false),
                new Roughness(20, 60, 220, 0.02, 800, 0.05, true),
                new Roughness(20, 60, 220, 0.02, 800, 0.05, false),
                new Roughness(5, 0, 290, 0.1, 800, 0.05, true),
                new Roughness(60, 60, 220, 0.02, 800, 0.05, false));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void noWordIsCountedThatWasNotPlayedAndAtMostOneInTheMedianIsMissed(Roughness line) {
        Truncations all = new Truncations(0, 0, List.of());
        for (int seed = 1; seed <= CALLS; seed++) {
            Truncations one = truncations(line, seed);
            assertThat(one.over()).as("seed %d: %s", seed, one).isZero();
            all = all.plus(one);
        }

        LOG.log(System.Logger.Level.INFO, "{0}: {1}", line, all);
        assertThat(all.under()).hasSizeGreaterThan(CALLS * (TURNS - 2));
        assertThat(all.median()).isLessThanOrEqualTo(1);
    }

    @Test
    void wordsThatOnlyTheNetworkHoldsAreNotCounted() {
        Roughness near = new Roughness(20, 0, 0, 0, 0, 0, true);
        for (int millis = 0; millis < 3_000; millis += 70) {
            ScriptedCall call = talking(new ScriptedCall().over(near, 1), 1_500);

            call.holdLine(Duration.ofSeconds(2)).run(Duration.ofMillis(millis)).press('1');

            assertThat(compare(call.run(Duration.ofSeconds(4)), 1).over())
                    .as("%d ms after the line was held", millis)
                    .isZero();
        }
    }

    @Test
    void lineThatDropsInMidWordLeavesNoUnheardWordInMemory() {
        for (int millis = 300; millis < 3_000; millis += 130) {
            ScriptedCall call = talking(new ScriptedCall(), millis);

            String played = call.heardAtTheFarEnd();
            call.lose(LossCause.BROKEN);
            call.reattach();
            call.run(Duration.ofSeconds(3));

            assertThat(words(played, 0)).as("dropped after %d ms", millis).containsAll(known(call, 0));
            assertThat(call.heardAtTheFarEnd()).contains("welcome back");
        }
    }

    @Test
    void lostLastMarkHoldsNothingUpAndLeavesNothingOut() {
        ScriptedCall call = talking(new ScriptedCall(), 4_300);
        call.line().loseMarks();

        call.run(Duration.ofMillis(2_600));

        List<AgentSpoke> spoken = call.facts(AgentSpoke.class);
        assertThat(spoken.getLast().heard().text()).isEqualTo(reply(0));
        assertThat(spoken.getLast().heard().interrupted()).isFalse();
    }

    @Test
    void replyOfWhichAllWasHeardWasNotInterrupted() {
        ScriptedCall call = talking(new ScriptedCall(), 4_300);
        call.line().loseMarks();

        call.run(Duration.ofMillis(1_000)).press('1').run(Duration.ofSeconds(1));

        assertThat(call.facts(AgentSpoke.class)).anySatisfy(spoke -> {
            assertThat(spoke.heard().text()).isEqualTo(reply(0));
            assertThat(spoke.heard().interrupted()).isFalse();
        });
    }

    /** A call whose first answer has been on its way for so long. */
    private static ScriptedCall talking(ScriptedCall call, int millis) {
        call.run(Duration.ofSeconds(4));
        call.agent.says(reply(0));
        return call.callerSays("question").run(Duration.ofMillis(900 + millis));
    }

    /** One call in which all replies but the last are interrupted, by words or a key, at moments of chance. */
    private static Truncations truncations(Roughness line, long seed) {
        Random chance = new Random(seed);
        ScriptedCall call = new ScriptedCall().over(line, seed).run(Duration.ofSeconds(4));
        for (int turn = 0; turn < TURNS; turn++) {
            call.agent.says(reply(turn));
            if (turn > 0 && chance.nextInt(4) == 0) {
                call.press('1').run(Duration.ofMillis(3_000));
            } else {
                call.callerSays("question " + turn).run(Duration.ofMillis(1_500));
            }
            call.run(Duration.ofMillis(chance.nextInt(3_500)));
        }
        return compare(call.run(Duration.ofSeconds(12)), TURNS);
    }

    private static Truncations compare(ScriptedCall call, int turns) {
        Truncations all = new Truncations(0, 0, List.of());
        for (int turn = 0; turn < turns; turn++) {
            Set<String> played = words(call.heardAtTheFarEnd(), turn);
            Set<String> known = known(call, turn);
            int missed = count(played, known);
            all = all.plus(new Truncations(
                    known.size(), count(known, played), played.size() < WORDS ? List.of(missed) : List.of()));
        }
        return all;
    }

    /** How many of the first the second does not have. */
    private static int count(Set<String> some, Set<String> others) {
        return (int) some.stream().filter(word -> !others.contains(word)).count();
    }

    private static Set<String> known(ScriptedCall call, int turn) {
        return words(String.join(" ", call.heardInFacts()), turn);
    }

    private static Set<String> words(String text, int turn) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> word.startsWith("t" + turn + "w"))
                .collect(Collectors.toSet());
    }

    private static String reply(int turn) {
        return IntStream.range(0, WORDS)
                .mapToObj(word -> "t" + turn + "w" + word + (word % 8 == 7 ? "." : ""))
                .collect(Collectors.joining(" "));
    }
}
