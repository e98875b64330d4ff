package ai.beluga.voice.interruption;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.pipeline.stage.RecogniserInput;
import ai.beluga.voice.provider.none.NoNoiseSuppression;
import ai.beluga.voice.session.Engines;
import ai.beluga.voice.session.HearingSettings;
import ai.beluga.voice.session.Platform;
import ai.beluga.voice.session.SessionAssembly;
import ai.beluga.voice.session.SessionSettings;
import ai.beluga.voice.session.Sessions;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.testkit.LaterSpeechToText;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedAgent;
import ai.beluga.voice.testkit.ScriptedTurnDetector;
import ai.beluga.voice.turn.Prompt;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.VoiceSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Plays an overlap through a whole session on virtual time: Silero, the embedded recogniser and the embedded voice are real,
 * the line and the agent are not. What the agent says is its greeting.
 */
final class OverlapCall {

    /** A recogniser's answer comes so much later than what it is made of. */
    private static final Duration RECOGNITION = Duration.ofMillis(150);

    private static final int FRAME = 160;
    private static final int LONGEST_MILLIS = 40_000;
    private static final int AFTERWARDS_MILLIS = 1_500;
    private static final double LINE_NOISE = 12;
    /** Unit power. */
    private static final double[] WALLS = {0.76, -0.45, 0.35, 0.25, -0.18};
    /** In samples. */
    private static final int[] WALL_DELAYS = {0, 5, 13, 29, 47};

    private static final CallId CALL = new CallId("CA00000000000000000000000000000002");

    /** What the sessions of all overlaps are made of. */
    record Chain(
            VoiceActivityDetector detector,
            SpeechToText recogniser,
            SpokenReplies voice,
            TurnSettings turn,
            VoiceSettings hearing) {}

    /**
     * What became of the reply.
     *
     * @param holdMillis from the onset of the sound until the reply was not sent any more; empty when it always was
     * @param decisionMillis from the onset until it was interrupted; empty when it was not
     * @param gapMillis silence that was put into the reply
     * @param gaps how often
     * @param exact what was played is the reply as it is, from its beginning on, without anything lost or repeated
     * @param complete all of it was played
     * @param asked the agent was asked something
     */
    record Outcome(
            OptionalLong holdMillis,
            OptionalLong decisionMillis,
            long gapMillis,
            int gaps,
            boolean exact,
            boolean complete,
            boolean asked,
            List<String> heard) {

        boolean interrupted() {
            return decisionMillis.isPresent();
        }
    }

    private final Overlap overlap;
    private final ManualTime time = new ManualTime();
    private final ScriptedAgent agent = new ScriptedAgent(time);
    private final PlayedLine line = new PlayedLine();
    private final Random noise = new Random(1);
    private final List<String> words = new ArrayList<>();
    private final Sessions sessions;
    private final LineInput input;
    private final byte[] reply;
    private long interruptedMillis = -1;
    private long frames;

    private OverlapCall(Overlap overlap, Chain chain) {
        this.overlap = overlap;
        String text = Material.REPLIES.get(overlap.reply());
        this.reply = chain.voice().muLaw(text);
        SessionSettings settings = new SessionSettings(
                Locale.US,
                new HearingSettings(chain.hearing(), RecogniserInput.RAW, Duration.ofMillis(300)),
                chain.turn(),
                Duration.ofMillis(250),
                prompts(text));
        Engines engines = new Engines(
                new NoNoiseSuppression(),
                chain.detector(),
                new LaterSpeechToText(chain.recogniser(), time, RECOGNITION),
                new ScriptedTurnDetector(),
                agent,
                chain.voice());
        SessionAssembly assembly = new SessionAssembly(engines, settings, new Platform(Runnable::run, time, time));
        this.sessions = new Sessions(() -> assembly, (call, reason) -> {}, (call, sequence, fact) -> fact(fact));
        this.input = sessions.attach(CALL, line);
        line.input(input);
    }

    static Outcome of(Overlap overlap, Chain chain) {
        return new OverlapCall(overlap, chain).run();
    }

    private void fact(CallEvent fact) {
        switch (fact) {
            case CallEvent.CallerInterrupted interrupted -> interruptedMillis = time.millis();
            case CallEvent.CallerSpeaking speaking -> words.add(speaking.text());
            default -> {}
        }
    }

    private Outcome run() {
        long end = LONGEST_MILLIS;
        while (20 * frames < end) {
            frame();
            boolean over = interruptedMillis >= 0 || line.playedAllOf(reply);
            if (over && end == LONGEST_MILLIS) {
                end = 20 * frames + AFTERWARDS_MILLIS;
            }
        }
        sessions.end(CALL, EndReason.DRAIN);
        long onset = onsetMillis();
        boolean cut = interruptedMillis >= 0;
        OptionalLong stopped = line.stoppedMillis(onset);
        boolean held = stopped.isPresent() && (cut || line.gaps() > 0);
        return new Outcome(
                held ? OptionalLong.of(stopped.getAsLong() - onset) : OptionalLong.empty(),
                cut ? OptionalLong.of(interruptedMillis - onset) : OptionalLong.empty(),
                line.gapMillis(),
                line.gaps(),
                cut || line.beganWith(reply),
                line.playedAllOf(reply),
                !agent.requests().isEmpty(),
                List.copyOf(words));
    }

    private long onsetMillis() {
        return firstPlayed()
                + (overlap.samples().length == 0
                        ? overlap.echo().lagMillis()
                        : overlap.startMillis() + overlap.onsetMillis());
    }

    private long firstPlayed() {
        return line.firstPlayedMillis().orElse(Integer.MAX_VALUE);
    }

    private void frame() {
        time.advance(Duration.ofMillis(20));
        input.audio(20 * frames, callerFrame(), time.nanos());
        sessions.tick();
        line.playFrame();
        frames++;
    }

    private byte[] callerFrame() {
        byte[] frame = new byte[FRAME];
        long start = 8 * (firstPlayed() + overlap.startMillis());
        double echo = overlap.echo().factor();
        for (int i = 0; i < FRAME; i++) {
            long sample = FRAME * frames + i;
            double value = LINE_NOISE * noise.nextGaussian();
            long own = sample - start;
            if (own >= 0 && own < overlap.samples().length) {
                value += overlap.samples()[(int) own];
            }
            if (echo > 0) {
                value += echo * returned(sample - 8L * overlap.echo().lagMillis());
            }
            frame[i] = MuLaw.encode((short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE));
        }
        return frame;
    }

    /** What comes back has been through a small loudspeaker and off some walls. */
    private double returned(long sample) {
        double value = 0;
        for (int tap = 0; tap < WALLS.length; tap++) {
            value += WALLS[tap] * line.playedAt(sample - WALL_DELAYS[tap]);
        }
        return value;
    }

    private static Map<Prompt, String> prompts(String greeting) {
        Map<Prompt, String> prompts = new EnumMap<>(Prompt.class);
        for (Prompt prompt : Prompt.values()) {
            prompts.put(prompt, prompt == Prompt.GREETING ? greeting : "Hello.");
        }
        return prompts;
    }
}
