package ai.beluga.voice.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.journal.KeptEntries;
import ai.beluga.voice.testkit.ScriptedCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    private static final Configuration OPERATOR = Configurations.of("beluga.turn.normal-pause", "800ms");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private KeptEntries kept = new KeptEntries();
    private List<String> lines = new ArrayList<>();

    @BeforeEach
    void haveAJournal() {
        journal("What are your hours?");
    }

    private void journal(String callerSays) {
        KeptEntries entries =
                new KeptEntries(TurnKeys.voice(OPERATOR), TurnKeys.turn(OPERATOR), ReplaySettings.inForce(OPERATOR));
        ScriptedCall call =
                ScriptedCall.watchedBy((id, voice, turn) -> entries, TurnKeys.turn(OPERATOR), TurnKeys.voice(OPERATOR));
        call.run(ofSeconds(3)).callerSays(callerSays).run(ofSeconds(3));
        call.end(EndReason.DRAIN);
        kept = entries;
        lines = new ArrayList<>(entries.lines(false));
    }

    @Test
    void journalOfACallIsIdenticalAndTellsEachDecisionWithItsTime() throws IOException {
        int code = replay();

        assertThat(told(err)).isEmpty();
        assertThat(code).isZero();
        assertThat(told(out))
                .contains("without text")
                .contains("+0.000000000 s  LineAttached[]")
                .contains("Ask[turn=2, text=4 word(s)")
                .contains("identical: ");
    }

    @Test
    void decisionThatDiffersIsShownAndIsAFailure() throws IOException {
        lines.replaceAll(line -> line.replace("\"prompt\":\"GREETING\"", "\"prompt\":\"APOLOGY\""));

        assertThat(replay()).isEqualTo(1);
        assertThat(told(out))
                .contains("first divergence at +0.000000000 s, upon LineAttached[]")
                .containsPattern("journal .*Say\\[turn=1, prompt=APOLOGY")
                .containsPattern("replay .*Say\\[turn=1, prompt=GREETING");
    }

    @Test
    void changedSettingIsShownWithWhatItChanges() throws IOException {
        journal("the opening hours");

        assertThat(replay("beluga.turn.normal-pause=500ms,beluga.turn.max-pause=900ms"))
                .isZero();
        assertThat(told(err)).isEmpty();
        assertThat(told(out))
                .contains("changed: beluga.turn.normal-pause 800ms -> 500ms")
                .contains("changed: beluga.turn.max-pause 2s -> 900ms")
                .contains("moved: ENDPOINT at +")
                .contains("first divergence at +")
                .contains("which is due by now")
                .contains("journal  decides nothing")
                .containsPattern("replay   \\[.*Ask")
                .containsPattern("the call's next decision  .*Disarm\\[timer=TurnTimer\\[kind=TURN");
    }

    @Test
    void settingOfVoiceActivityCanBeChanged() throws IOException {
        assertThat(replay("beluga.vad.min-silence=100ms")).isZero();
        assertThat(told(out)).contains("the caller's speech has other edges");
    }

    @Test
    void settingOfVoiceActivityIsRefusedWhereThereAreNoScores() throws IOException {
        lines.removeIf(line -> line.contains("\"Score\"") || line.contains("\"closing\""));

        assertThat(replay("beluga.vad.min-silence=100ms")).isEqualTo(2);
        assertThat(told(err)).contains("the journal has no scores");
    }

    @Test
    void settingWhoseInputsAreNotJournaledIsRefusedWithThoseThatCanBeChanged() throws IOException {
        assertThat(replay("beluga.playout.lead=100ms")).isEqualTo(2);
        assertThat(told(err))
                .contains("beluga.playout.lead cannot be changed in a replay")
                .contains("beluga.calls.away-timeout, ", "beluga.turn.min-pause, ", "beluga.vad.min-silence, ")
                .contains("beluga.interruption.mode, ", "beluga.preemptive.strategy, ", "beluga.turn.endpointing, ")
                .doesNotContain(
                        "beluga.interruption.least-level", "beluga.interruption.echo", "beluga.preemptive.speech");
    }

    @Test
    void settingThatTravelsWithThoseOfTheCoreAndActsElsewhereIsRefused() throws IOException {
        assertThat(replay("beluga.interruption.least-level=-30")).isEqualTo(2);
        assertThat(replay("beluga.preemptive.speech=true")).isEqualTo(2);
    }

    @Test
    void settingsOfEndpointingInterruptionAndPreparationCanBeChanged() throws IOException {
        assertThat(replay("beluga.turn.endpointing=silence")).isZero();
        assertThat(told(out)).contains("moved: ENDPOINT");
        assertThat(replay("beluga.preemptive.strategy=off")).isZero();
        assertThat(told(out)).containsPattern("journal  .*PREPARE");
        assertThat(replay("beluga.interruption.mode=words")).isZero();
        assertThat(told(out)).contains("identical: ");
        assertThat(told(err)).isEmpty();
    }

    @Test
    void phrasesAreOnlyChangedWhereTheWordsAreKnown() throws IOException {
        assertThat(replay("beluga.interruption.stop-phrases=hours")).isEqualTo(2);
        assertThat(replay("beluga.language=de-DE")).isEqualTo(2);
        assertThat(told(err)).contains("does not tell whether the caller said the new ones");

        lines = new ArrayList<>(kept.lines(true));

        assertThat(replay("beluga.interruption.stop-phrases=hours")).isZero();
    }

    @Test
    void valueThatIsNotAllowedIsRefusedAsAtTheStart() throws IOException {
        assertThat(replay("beluga.turn.normal-pause=soon")).isEqualTo(2);
        assertThat(replay("beluga.turn.min-pause=5s")).isEqualTo(2);
        assertThat(replay("beluga.vad.stop-probability=0.9")).isEqualTo(2);
        assertThat(told(err))
                .contains("beluga.turn.normal-pause = \"soon\"", "a duration with its unit")
                .contains("min PT5S")
                .contains("the stop probability 0.9 is above");
    }

    @Test
    void settingsOfAJournalThatHoldsThemNotByKeyAreNotChanged() throws IOException {
        lines.replaceAll(line -> line.replace("\"value\":\"800ms\"", "\"value\":\"700ms\""));

        assertThat(replay()).isZero();
        assertThat(replay("beluga.turn.min-pause=300ms")).isEqualTo(2);
        assertThat(told(err)).contains("settings of this journal cannot be changed");
    }

    @Test
    void incompleteJournalIsReplayedAsFarAsItGoesAndSaysSo() throws IOException {
        lines = lines.subList(0, lines.size() - 2);

        assertThat(replay()).isZero();
        assertThat(told(err)).contains("no closing line");
        assertThat(told(out)).contains("identical: ");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        lines.set(5, "nonsense");

        assertThat(replay()).isEqualTo(2);
        assertThat(run(folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(told(err)).contains("line 6 is no JSON object", "the file cannot be read as text", "Which journal?");
    }

    @Test
    void everySettingOfTheCoreAndNoOtherCanBeChanged() {
        assertThat(ReplaySettings.inForce(Configurations.of()))
                .extracting(setting -> setting.key())
                .contains("beluga.turn.adaptive", "beluga.vad.start-probability", "beluga.calls.max-duration")
                .doesNotContain("beluga.vad.pre-roll", "beluga.playout.lead", "beluga.stt.input");
    }

    private int replay(String... changes) throws IOException {
        Path file = Files.write(folder.resolve("call.jsonl"), lines);
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(changes));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return new ReplayCommand(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(arguments);
    }

    private static String told(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8);
    }
}
