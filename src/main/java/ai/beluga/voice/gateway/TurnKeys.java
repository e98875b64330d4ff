package ai.beluga.voice.gateway;

import ai.beluga.voice.call.CallKeys;
import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.config.LanguageModelKeys;
import ai.beluga.voice.pipeline.stage.RecogniserInput;
import ai.beluga.voice.session.HearingSettings;
import ai.beluga.voice.turn.CallLimits;
import ai.beluga.voice.turn.EndpointingSettings;
import ai.beluga.voice.turn.FloorSettings;
import ai.beluga.voice.turn.LongTurnSettings;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.VoiceSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** When turns begin and end. */
@Singleton
public class TurnKeys implements Area {

    private static final Duration ONE_MILLI = Duration.ofMillis(1);
    private static final VoiceSettings VOICE = VoiceSettings.DEFAULT;
    private static final EndpointingSettings ENDPOINTING = EndpointingSettings.DEFAULT;
    private static final FloorSettings FLOOR = FloorSettings.DEFAULT;
    private static final CallLimits LIMITS = CallLimits.DEFAULT;

    static final Key<Double> VOICE_START = Key.decimal("beluga.vad.start-probability")
            .between(0.0, 1.0)
            .byDefault(VOICE.startProbability())
            .describedAs("Audio counts as speech from this probability on.");
    static final Key<Double> VOICE_STOP = Key.decimal("beluga.vad.stop-probability")
            .between(0.0, 1.0)
            .byDefault(VOICE.stopProbability())
            .describedAs("Audio counts as silence below this probability; not above the start probability.");
    static final Key<Duration> MIN_SPEECH = Key.duration("beluga.vad.min-speech")
            .between(ONE_MILLI, Duration.ofSeconds(1))
            .byDefault(VOICE.minSpeech())
            .describedAs("Shorter sounds are no speech.");
    static final Key<Duration> MIN_SILENCE = Key.duration("beluga.vad.min-silence")
            .between(ONE_MILLI, Duration.ofSeconds(2))
            .byDefault(VOICE.minSilence())
            .describedAs("Shorter silences are no pause.");
    static final Key<Duration> PRE_ROLL = Key.duration("beluga.vad.pre-roll")
            .between(Duration.ZERO, Duration.ofSeconds(1))
            .byDefault(Duration.ofMillis(300))
            .describedAs("Audio sent to the recogniser from before speech was noticed to begin.");
    static final Key<Duration> MIN_PAUSE = Key.duration("beluga.turn.min-pause")
            .between(Duration.ofMillis(100), Duration.ofSeconds(10))
            .byDefault(ENDPOINTING.min())
            .describedAs("A pause this long ends a turn that is surely complete.");
    static final Key<Duration> NORMAL_PAUSE = Key.duration("beluga.turn.normal-pause")
            .between(Duration.ofMillis(100), Duration.ofSeconds(10))
            .byDefault(ENDPOINTING.normal())
            .describedAs("A pause this long ends a turn of which nothing is known.");
    static final Key<Duration> MAX_PAUSE = Key.duration("beluga.turn.max-pause")
            .between(Duration.ofMillis(100), Duration.ofSeconds(10))
            .byDefault(ENDPOINTING.max())
            .describedAs("A pause this long ends any turn.");
    static final Key<Boolean> ADAPTIVE = Key.flag("beluga.turn.adaptive")
            .byDefault(ENDPOINTING.adaptive())
            .describedAs(
                    "Whether a caller's own pauses within turns make the pauses that end turns longer or shorter.");
    static final Key<Duration> RECOGNITION = Key.duration("beluga.turn.recognition-timeout")
            .between(Duration.ofMillis(100), Duration.ofSeconds(30))
            .byDefault(ENDPOINTING.recognition())
            .describedAs("Longest wait for the recogniser's last words once the turn is over.");
    static final Key<Duration> INTERRUPT_AFTER = Key.duration("beluga.turn.interrupt-after")
            .between(Duration.ofMillis(50), Duration.ofSeconds(5))
            .byDefault(VOICE.sustained())
            .describedAs(
                    "Speech over the agent that lasts this long takes the floor, unless the words found in it speak"
                        + " against it; see `beluga.interruption.mode`. The agent is silent from the first sound on.");
    static final Key<Duration> FALSE_INTERRUPTION = Key.duration("beluga.turn.false-interruption-after")
            .between(Duration.ofMillis(100), Duration.ofSeconds(10))
            .byDefault(FLOOR.falseInterruptionAfter())
            .describedAs("The agent goes on when nothing was recognised this long after a short sound.");
    static final Key<Duration> REPROMPT_AFTER = Key.duration("beluga.turn.reprompt-after")
            .between(Duration.ofSeconds(1), Duration.ofMinutes(5))
            .byDefault(FLOOR.repromptAfter())
            .describedAs("A caller silent for this long is asked whether they are there.");
    static final Key<Integer> REPROMPTS = Key.number("beluga.turn.reprompts")
            .between(0, 10)
            .byDefault(FLOOR.reprompts())
            .describedAs("How often a silent caller is asked before the call ends.");
    static final Key<Duration> DIGIT_PAUSE = Key.duration("beluga.turn.digit-pause")
            .between(Duration.ofMillis(200), Duration.ofSeconds(30))
            .byDefault(FLOOR.digitPause())
            .describedAs("A pause after a key that ends the input; # ends it at once.");
    static final Key<Duration> REPLY = Key.duration("beluga.turn.reply-timeout")
            .between(Duration.ofSeconds(1), Duration.ofMinutes(2))
            .byDefault(LIMITS.reply())
            .describedAs(
                    "Longest wait for the first audio of a reply, and in its middle for further words of the agent.");
    static final Key<Duration> AWAY = Key.duration("beluga.calls.away-timeout")
            .between(Duration.ofSeconds(1), Duration.ofMinutes(10))
            .byDefault(LIMITS.away())
            .describedAs("How long a call waits for a new media stream when one was lost.");
    static final Key<Duration> CALL = Key.duration("beluga.calls.max-duration")
            .between(Duration.ofSeconds(5), Duration.ofHours(24))
            .byDefault(LIMITS.call())
            .describedAs("Longest conversation.");
    static final Key<Duration> WARNING = Key.duration("beluga.calls.warn-before")
            .between(Duration.ZERO, Duration.ofHours(1))
            .byDefault(LIMITS.warning())
            .describedAs(
                    "The caller is told once when the call has so much time left, as soon as nobody speaks; 0 never. A"
                            + " call that cannot last longer has no warning.");
    static final Key<Duration> HURRY = Key.duration("beluga.turn.hurry-after")
            .between(Duration.ZERO, Duration.ofHours(1))
            .byDefault(LongTurnSettings.DEFAULT.hurryAfter())
            .describedAs(
                    "A turn of the caller that has lasted so long ends at its next pause of `beluga.turn.min-pause`; 0"
                            + " never.");
    static final Key<Duration> TAKE_OVER = Key.duration("beluga.turn.take-over-after")
            .between(Duration.ZERO, Duration.ofMinutes(10))
            .byDefault(LongTurnSettings.DEFAULT.takeOverAfter())
            .describedAs(
                    "When there was no such pause for so much longer, the caller is stopped at the next breath with"
                            + " `beluga.prompt.take-over`, and what was said is asked; 0 never.");
    static final Key<Duration> LEAD = Key.duration("beluga.playout.lead")
            .between(Duration.ofMillis(60), Duration.ofSeconds(2))
            .byDefault(Duration.ofMillis(250))
            .describedAs("How far ahead of the caller's ear audio is sent; more bears more jitter and yields later.");

    @Override
    public String title() {
        return "Turn-taking";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(
                VOICE_START,
                VOICE_STOP,
                MIN_SPEECH,
                MIN_SILENCE,
                PRE_ROLL,
                MIN_PAUSE,
                NORMAL_PAUSE,
                MAX_PAUSE,
                ADAPTIVE,
                RECOGNITION,
                INTERRUPT_AFTER,
                FALSE_INTERRUPTION,
                REPROMPT_AFTER,
                REPROMPTS,
                DIGIT_PAUSE,
                REPLY,
                AWAY,
                CALL,
                WARNING,
                HURRY,
                TAKE_OVER,
                LEAD);
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        List<Fault> faults = new ArrayList<>();
        if (configuration.get(VOICE_STOP) > configuration.get(VOICE_START)) {
            faults.add(configuration.fault(
                    VOICE_STOP, "at most " + VOICE_START.name(), "lower it or raise " + VOICE_START.name()));
        }
        if (configuration.get(MIN_PAUSE).compareTo(configuration.get(NORMAL_PAUSE)) > 0) {
            faults.add(configuration.fault(MIN_PAUSE, "at most " + NORMAL_PAUSE.name(), "lower it"));
        }
        if (configuration.get(NORMAL_PAUSE).compareTo(configuration.get(MAX_PAUSE)) > 0) {
            faults.add(configuration.fault(NORMAL_PAUSE, "at most " + MAX_PAUSE.name(), "lower it"));
        }
        if (configuration.isSet(LanguageModelKeys.BASE_URL)
                && configuration.get(LanguageModelKeys.TIMEOUT).compareTo(configuration.get(REPLY)) > 0) {
            faults.add(configuration.fault(
                    LanguageModelKeys.TIMEOUT,
                    "at most " + REPLY.name(),
                    "lower it or raise " + REPLY.name() + ": the reply has failed by then"));
        }
        if (configuration.get(CallKeys.SILENT_FOR).compareTo(configuration.get(CALL)) <= 0) {
            faults.add(configuration.fault(
                    CallKeys.SILENT_FOR,
                    "longer than " + CALL.name(),
                    "raise it: a call must not be forgotten while it lasts"));
        }
        return faults;
    }

    static HearingSettings hearing(Configuration configuration) {
        String input = configuration.get(EngineKeys.STT_INPUT).toUpperCase(Locale.ROOT);
        return new HearingSettings(voice(configuration), RecogniserInput.valueOf(input), configuration.get(PRE_ROLL));
    }

    static VoiceSettings voice(Configuration configuration) {
        return new VoiceSettings(
                configuration.get(VOICE_START),
                configuration.get(VOICE_STOP),
                configuration.get(MIN_SPEECH),
                configuration.get(MIN_SILENCE),
                configuration.get(INTERRUPT_AFTER));
    }

    static TurnSettings turn(Configuration configuration) {
        return new TurnSettings(
                new EndpointingSettings(
                        configuration.get(MIN_PAUSE),
                        configuration.get(NORMAL_PAUSE),
                        configuration.get(MAX_PAUSE),
                        configuration.get(RECOGNITION),
                        configuration.get(ADAPTIVE),
                        EndpointingKeys.signs(configuration)),
                new FloorSettings(
                        configuration.get(FALSE_INTERRUPTION),
                        configuration.get(REPROMPT_AFTER),
                        configuration.get(REPROMPTS),
                        configuration.get(DIGIT_PAUSE)),
                InterruptionKeys.interruption(configuration),
                new CallLimits(
                        configuration.get(REPLY),
                        configuration.get(AWAY),
                        configuration.get(CALL),
                        configuration.get(WARNING)),
                PreemptiveKeys.settings(configuration),
                DeadAirKeys.settings(configuration),
                new LongTurnSettings(configuration.get(HURRY), configuration.get(TAKE_OVER)));
    }
}
