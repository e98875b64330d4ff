package ai.beluga.voice.regression;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.pipeline.stage.RecogniserInput;
import ai.beluga.voice.provider.none.NoNoiseSuppression;
import ai.beluga.voice.session.Engines;
import ai.beluga.voice.session.HearingSettings;
import ai.beluga.voice.session.Platform;
import ai.beluga.voice.session.SessionAssembly;
import ai.beluga.voice.session.SessionSettings;
import ai.beluga.voice.session.Sessions;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.LoudnessDetector;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedAgent;
import ai.beluga.voice.testkit.ScriptedRecogniser;
import ai.beluga.voice.testkit.ScriptedSynthesizer;
import ai.beluga.voice.testkit.ScriptedTurnDetector;
import ai.beluga.voice.testkit.SilentLine;
import ai.beluga.voice.turn.Prompt;
import ai.beluga.voice.turn.VoiceSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Theme 4: what one call costs the others. */
class OneCallAmongManyTest {

    private static final byte[] SOUND = new byte[160];

    private final ManualTime time = new ManualTime();
    private final ScriptedRecogniser recogniser = new ScriptedRecogniser(time);
    private final ScriptedAgent agent = new ScriptedAgent(time);
    private final ScriptedSynthesizer synthesizer = new ScriptedSynthesizer(time);
    private final Map<String, EndReason> ends = new TreeMap<>();
    private final Sessions sessions = sessions();

    /** Counts what is sent, and breaks where it is told to. */
    private static final class Counter extends SilentLine {
        private int bytes;
        private boolean broken;

        @Override
        public void play(byte[] muLaw, int offset, int length) {
            if (broken) {
                throw new IllegalStateException("planted");
            }
            bytes += length;
        }
    }

    @Test
    void callThatBreaksDownEndsAloneAndTheOthersAreServed() {
        Counter broken = new Counter();
        broken.broken = true;
        List<Counter> sound = List.of(new Counter(), new Counter());
        sessions.attach(new CallId("CA1"), sound.getFirst());
        sessions.attach(new CallId("CA2"), broken);
        sessions.attach(new CallId("CA3"), sound.getLast());

        run(ofMillis(1_000));

        assertThat(ends).containsExactly(Map.entry("CA2", EndReason.INTERNAL_ERROR));
        assertThat(sessions.count()).isEqualTo(2);
        assertThat(sound).allSatisfy(line -> assertThat(line.bytes).isEqualTo(2 * 200 * 8));
    }

    @Test
    void callsThatAreOverLeaveNoSessionStreamOrReplyBehind() {
        List<LineInput> lines = new ArrayList<>();
        for (int call = 0; call < 50; call++) {
            lines.add(sessions.attach(new CallId("CA" + call), new Counter()));
        }
        for (int frame = 0; frame < 100; frame++) {
            int at = frame * 20;
            lines.forEach(line -> line.audio(at, SOUND, time.nanos()));
            run(ofMillis(20));
        }

        lines.forEach(line -> line.lost(LossCause.STOPPED));

        assertThat(sessions.count()).isZero();
        assertThat(ends).hasSize(50).allSatisfy((call, end) -> assertThat(end).isEqualTo(EndReason.CALLER_HUNG_UP));
        assertThat(recogniser.closed()).isEqualTo(recogniser.opened()).isEqualTo(50);
        assertThat(synthesizer.closed()).isEqualTo(50);
    }

    private void run(Duration duration) {
        for (long left = duration.toMillis(); left > 0; left -= 20) {
            time.advance(ofMillis(20));
            sessions.tick();
        }
    }

    private Sessions sessions() {
        Engines engines = new Engines(
                new NoNoiseSuppression(),
                new LoudnessDetector(),
                recogniser,
                new ScriptedTurnDetector(),
                agent,
                synthesizer);
        SessionSettings settings = new SessionSettings(
                Locale.US,
                new HearingSettings(VoiceSettings.DEFAULT, RecogniserInput.RAW, Duration.ZERO),
                English.TURN,
                ofMillis(250),
                Arrays.stream(Prompt.values()).collect(Collectors.toMap(Function.identity(), prompt -> "two words")));
        SessionAssembly assembly = new SessionAssembly(engines, settings, new Platform(Runnable::run, time, time));
        return new Sessions(
                () -> assembly, (call, reason) -> ends.put(call.toString(), reason), (call, sequence, fact) -> {});
    }
}
