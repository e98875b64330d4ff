package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.journal.KeptEntries;
import ai.beluga.voice.journal.Outcome;
import ai.beluga.voice.journal.RecordedCall;
import ai.beluga.voice.journal.ReplayedCalls;
import ai.beluga.voice.turn.TurnMachinePropertyTest.Step;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever happens in a call and whatever is said: its journal, with text or without, gives the same decisions again. */
class JournalReplayPropertyTest {

    private static final Set<String> SECRETS =
            Set.of("quartz", "Anna", "O'Hara", "4155550100", "7351", "halt", "\u00e9t\u00e9");

    @Property(tries = 500)
    void journalWithTextGivesTheSameDecisions(@ForAll("talks") List<Step> steps) {
        KeptEntries kept = talk(steps);

        assertThat(replayed(kept, true).divergence()).isEmpty();
    }

    @Property(tries = 1_000)
    void journalWithoutTextGivesTheSameDecisions(@ForAll("talks") List<Step> steps) {
        KeptEntries kept = talk(steps);

        Outcome outcome = replayed(kept, false);

        assertThat(outcome.divergence()).isEmpty();
        assertThat(outcome.decisions())
                .satisfiesAnyOf(
                        all -> assertThat(all).isEqualTo(kept.decisions().size()),
                        some -> assertThat(kept.lines(false).getLast()).contains("WORDS"));
    }

    @Property(tries = 300)
    void noWordAndNoKeyIsInAJournalWithoutText(@ForAll("talks") List<Step> steps) {
        KeptEntries kept = talk(steps);

        List<String> lines = kept.lines(false);

        assertThat(lines)
                .noneMatch(line -> SECRETS.stream()
                        .anyMatch(secret -> line.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT))));
        assertThat(lines.stream().filter(line -> line.contains("\"Digit\"")))
                .allMatch(line -> line.matches(".*\"digit\":\"[0#*AD]\".*"));
    }

    private static KeptEntries talk(List<Step> steps) {
        TurnBench bench = new TurnBench(TalkedCall.SETTINGS);
        KeptEntries kept = new KeptEntries(VoiceSettings.DEFAULT, TalkedCall.SETTINGS);
        bench.tap = kept;
        bench.attach();
        steps.forEach(step -> step.work().accept(bench));
        return kept;
    }

    private static Outcome replayed(KeptEntries kept, boolean text) {
        RecordedCall call = RecordedCall.read(kept.lines(text).iterator());
        return ReplayedCalls.exactly(call);
    }

    @Provide
    Arbitrary<List<Step>> talks() {
        Arbitrary<Step> any = new TurnMachinePropertyTest()
                .calls()
                .flatMap(steps ->
                        steps.isEmpty() ? Arbitraries.just(new Step("nothing", bench -> {})) : Arbitraries.of(steps));
        return Arbitraries.frequencyOf(Tuple.of(5, any), Tuple.of(2, words()), Tuple.of(1, keys()))
                .list()
                .ofMaxSize(100);
    }

    private static Arbitrary<Step> words() {
        List<String> known = WordLists.all().stream()
                .flatMap(Collection::stream)
                .flatMap(phrase -> Stream.of(phrase.split("[^\\p{L}']+")))
                .filter(word -> !word.isEmpty())
                .sorted()
                .toList();
        List<String> all = Stream.concat(known.stream(), SECRETS.stream()).collect(Collectors.toList());
        Arbitrary<String> word = Arbitraries.oneOf(Arbitraries.of(known), Arbitraries.of(all))
                .flatMap(plain -> Arbitraries.of(plain, plain.toUpperCase(Locale.ROOT), plain + ",", plain + "?"));
        return word.list()
                .ofMaxSize(5)
                .flatMap(words -> Arbitraries.of(" ", "  ", "-")
                        .flatMap(between -> Arbitraries.of(true, false)
                                .flatMap(settled -> Arbitraries.of(
                                        new Step(
                                                "text " + words + settled,
                                                bench -> bench.text(String.join(between, words), settled)),
                                        new Step(
                                                "misheard " + words + settled,
                                                bench -> bench.misheard(String.join(between, words), settled))))));
    }

    private static Arbitrary<Step> keys() {
        return Arbitraries.of('1', '5', '0', '#', '*', 'A', 'D')
                .map(key -> new Step("press " + key, b -> b.press(key)));
    }
}
