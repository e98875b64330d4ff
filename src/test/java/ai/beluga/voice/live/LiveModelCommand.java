package ai.beluga.voice.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.testkit.Recording;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks one vendor's model a recorded question through the gateway's own client, and tells what came and when:
 * {@code LiveModelCommand VENDOR [RECORDING]}. Settings are read from the environment by the gateway's names.
 */
public final class LiveModelCommand {

    static final int GOOD = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private static final String QUESTION = "t2";
    private static final String INSTRUCTIONS =
            "You answer the telephone of a shop that opens at nine on weekdays and at ten"
                    + " on Saturday. Answer in one short sentence.";
    private static final Duration OPENED_WITHIN = Duration.ofSeconds(10);
    /** Behind what a vendor tells after its answer: its transcript, what was used. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    private static final int PAUSE_MILLIS = 700;
    private static final int FRAME_SAMPLES = 160;
    private static final long FRAME_NANOS = 20_000_000;

    private final PrintStream out;
    private final PrintStream err;
    private final Duration answeredWithin;

    LiveModelCommand(PrintStream out, PrintStream err, Duration answeredWithin) {
        this.out = out;
        this.err = err;
        this.answeredWithin = answeredWithin;
    }

    /** Ends with 0 when the model answered in sound and words, 1 when it did not, 2 when it cannot be asked. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        System.exit(new LiveModelCommand(out, err, Duration.ofSeconds(20)).run(List.of(arguments), System.getenv()));
    }

    int run(List<String> arguments, Map<String, String> environment) {
        Optional<LiveVendor> vendor = arguments.stream().findFirst().flatMap(LiveVendor::named);
        if (vendor.isEmpty() || arguments.size() > 2) {
            return unusable("name one of " + LiveVendor.all() + ", and after it a recording if you like");
        }
        String name = arguments.size() > 1 ? arguments.get(1) : QUESTION;
        Optional<Recording> question =
                Recording.all().stream().filter(it -> it.name().equals(name)).findFirst();
        if (question.isEmpty()) {
            return unusable("no recording is called " + name + "; see src/test/resources/audio/transcripts.txt");
        }
        Optional<String> missing = vendor.get().missing(environment);
        if (missing.isPresent()) {
            return unusable(missing.get() + " is not set: without the vendor's key nothing can be tried; see"
                    + " docs/live-model-check.md");
        }
        Map<String, String> settings = vendor.get().settings(environment);
        List<String> flat = new ArrayList<>();
        settings.forEach((key, value) -> flat.addAll(List.of(key, value)));
        List<Fault> faults = Configurations.faults(
                Configurations.of(flat.toArray(String[]::new)), vendor.get().area(), new EngineKeys());
        if (!faults.isEmpty()) {
            Fault first = faults.getFirst();
            return unusable(first.key() + ": expected " + first.expected() + ". To fix it, " + first.fix() + ".");
        }
        try (Surroundings around = new Surroundings();
                ProviderLog log = ProviderLog.open()) {
            return ask(vendor.get().maker().make(Configuration.of(settings), around), question.get(), log);
        }
    }

    private int unusable(String sentence) {
        err.println("live-model-check: " + sentence);
        return USAGE;
    }

    private int failed(String sentence) {
        err.println("live-model-check: " + sentence);
        return FAILED;
    }

    private int ask(SpeechToSpeech model, Recording question, ProviderLog log) {
        boolean ours = model.capabilities().has(Capability.OUR_TURNS);
        Opening.Turns turns = ours ? Opening.Turns.OURS : Opening.Turns.VENDORS;
        Heard heard = new Heard();
        long begun = System.nanoTime();
        SpeechToSpeech.Stream stream;
        try {
            stream = model.open(
                            new Opening(Locale.US, INSTRUCTIONS, List.of(), List.of(), turns, Optional.empty()), heard)
                    .toCompletableFuture()
                    .get(OPENED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            return failed("no conversation was opened: " + refused.getCause());
        } catch (TimeoutException late) {
            return failed("no conversation was opened within " + OPENED_WITHIN.toSeconds() + " s");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed("stopped");
        }
        out.println("opened in " + millisSince(begun, System.nanoTime()) + " ms, the caller's turns are taken by the "
                + (ours ? "gateway" : "vendor"));
        long spokenNanos = converse(stream, question, ours, heard);
        stream.close();
        return tell(heard, spokenNanos, log);
    }

    /** @return when the last of the question had left */
    private long converse(SpeechToSpeech.Stream stream, Recording question, boolean ours, Heard heard) {
        Line line = new Line(stream);
        line.silence(PAUSE_MILLIS);
        if (ours) {
            stream.callerStarted();
        }
        line.say(question.samples());
        long spokenNanos = System.nanoTime();
        line.silence(PAUSE_MILLIS);
        if (ours) {
            stream.callerFinished();
        }
        long deadline = System.nanoTime() + answeredWithin.toNanos();
        while (!heard.isOver() && System.nanoTime() < deadline) {
            line.silence(20);
        }
        line.silence((int) AFTERWARDS.toMillis());
        return spokenNanos;
    }

    private int tell(Heard heard, long spokenNanos, ProviderLog log) {
        out.println("understood: " + heard.caller());
        out.println("answered:   " + heard.words());
        heard.firstAudioNanos()
                .ifPresent(nanos -> out.println(
                        "first sound " + millisSince(spokenNanos, nanos) + " ms after the question, of which "
                                + PAUSE_MILLIS + " ms are the pause that ends it; "
                                + heard.audioMillis() + " ms of sound"));
        heard.others().forEach(event -> out.println("told:       " + event));
        log.lines().forEach(line -> out.println("unexpected: " + line));
        return heard.fault().map(this::failed).orElseGet(() -> {
            out.println("the model answered in sound and words");
            return GOOD;
        });
    }

    private static long millisSince(long fromNanos, long toNanos) {
        return TimeUnit.NANOSECONDS.toMillis(toNanos - fromNanos);
    }

    /** A telephone line's pace: 20 ms of sound every 20 ms. */
    private static final class Line {

        private final SpeechToSpeech.Stream stream;
        private long nextNanos = System.nanoTime();

        Line(SpeechToSpeech.Stream stream) {
            this.stream = stream;
        }

        void silence(int millis) {
            say(new short[millis * 8]);
        }

        void say(short[] samples) {
            for (int at = 0; at < samples.length; at += FRAME_SAMPLES) {
                stream.accept(samples, at, Math.min(FRAME_SAMPLES, samples.length - at));
                nextNanos += FRAME_NANOS;
                for (long left = nextNanos - System.nanoTime(); left > 0; left = nextNanos - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
            }
        }
    }
}
