package ai.beluga.voice.hearing;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.pipeline.Pipeline;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.pipeline.stage.Denoise;
import ai.beluga.voice.pipeline.stage.DetectVoice;
import ai.beluga.voice.pipeline.stage.RecogniserInput;
import ai.beluga.voice.pipeline.stage.Transcribe;
import ai.beluga.voice.provider.none.NoNoiseSuppression;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnInput;
import ai.beluga.voice.turn.VoiceSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.zip.CRC32;

/**
 * What the gateway's own stages make of a turn before anybody decides on it: when speech began and stopped, and which words
 * were there when. Recognition takes {@link #DECODE_MILLIS}.
 */
record HeardTurn(PausedTurn turn, List<Moment> moments) {

    /** Counted, not measured, so that the same audio always gives the same moments; of the order of what the engine takes. */
    static final int DECODE_MILLIS = 150;

    private static final int FRAME_MILLIS = 20;
    private static final int FRAME = 8 * FRAME_MILLIS;
    private static final Duration PRE_ROLL = Duration.ofMillis(300);

    /** {@code true} when there are words at every pause: what was recognised last before speech goes on, or the turn ends. */
    boolean isUnderstood() {
        return turn.pauses().stream()
                .noneMatch(pause -> wordsAt(pause.endMillis()).isBlank());
    }

    private String wordsAt(long millis) {
        String words = "";
        for (Moment moment : moments) {
            if (moment.atMillis() <= millis && moment.input() instanceof TurnInput.Text text) {
                words = text.text();
            }
        }
        return words;
    }

    /** What the turn machine hears, and when, in milliseconds of the turn's audio. */
    record Moment(long atMillis, TurnInput input) {}

    /** Hears turns through engines, and keeps what was heard in files, for the next time. */
    static final class Ears {

        private final VoiceActivityDetector detector;
        private final Path kept;
        private final Queue<Task> decoding = new ArrayDeque<>();
        private final SpeechToText recogniser;
        private long nowMillis;

        private record Task(long atMillis, Runnable work) {}

        /** @param engine makes a recogniser that works on the executor it is given */
        Ears(VoiceActivityDetector detector, RecogniserOn engine, Path kept) {
            this.detector = detector;
            this.recogniser = engine.on(work -> decoding.add(new Task(nowMillis + DECODE_MILLIS, work)));
            this.kept = kept;
        }

        HeardTurn hear(PausedTurn turn) throws IOException {
            Path file = kept.resolve(String.format(Locale.ROOT, "%08x-%d.txt", check(turn), DECODE_MILLIS));
            if (!Files.exists(file)) {
                List<String> lines =
                        listen(turn.samples()).stream().map(Ears::line).toList();
                Files.createDirectories(kept);
                Files.write(file, lines);
            }
            return new HeardTurn(
                    turn, Files.readAllLines(file).stream().map(Ears::moment).toList());
        }

        private List<Moment> listen(short[] samples) {
            List<Moment> moments = new ArrayList<>();
            Queue<VoiceEvent> mailbox = new ArrayDeque<>();
            decoding.clear();
            nowMillis = 0;
            Pipeline stages = Pipeline.made(
                    List.of(
                            () -> new Denoise(new NoNoiseSuppression(), mailbox::add),
                            () -> new DetectVoice(detector, VoiceSettings.DEFAULT, mailbox::add),
                            () -> new Transcribe(recogniser, Locale.US, RecogniserInput.RAW, PRE_ROLL, mailbox::add)),
                    event -> note(event, moments));
            for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
                nowMillis = at / 8 + FRAME_MILLIS;
                while (!decoding.isEmpty() && decoding.element().atMillis() <= nowMillis) {
                    decoding.remove().work().run();
                }
                drain(mailbox, stages);
                stages.accept(
                        new VoiceEvent.CallerAudio(at / 8, Arrays.copyOfRange(samples, at, at + FRAME), FRAME),
                        nowMillis * 1_000_000);
                drain(mailbox, stages);
            }
            stages.close();
            return moments;
        }

        private void drain(Queue<VoiceEvent> mailbox, Pipeline stages) {
            while (!mailbox.isEmpty()) {
                VoiceEvent event = mailbox.remove();
                if (event instanceof VoiceEvent.Run run) {
                    run.task().run();
                } else {
                    stages.accept(event, nowMillis * 1_000_000);
                }
            }
        }

        private void note(VoiceEvent event, List<Moment> moments) {
            switch (event) {
                case VoiceEvent.Edge edge -> moments.add(new Moment(nowMillis, new TurnInput.Edge(edge.edge())));
                case VoiceEvent.TurnText text ->
                    moments.add(new Moment(nowMillis, new TurnInput.Text(text.text(), text.settled())));
                default -> {}
            }
        }

        private static long check(PausedTurn turn) {
            byte[] codes = new byte[turn.samples().length];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = MuLaw.encode(turn.samples()[i]);
            }
            CRC32 sum = new CRC32();
            sum.update(codes);
            sum.update(turn.source().name().getBytes(StandardCharsets.UTF_8));
            return sum.getValue();
        }

        private static String line(Moment moment) {
            return moment.atMillis() + " "
                    + switch (moment.input()) {
                        case TurnInput.Edge(SpeechEdge.Started edge) ->
                            "started " + edge.startMillis() + " " + edge.atMillis();
                        case TurnInput.Edge(SpeechEdge.Sustained edge) ->
                            "sustained " + edge.startMillis() + " " + edge.atMillis();
                        case TurnInput.Edge(SpeechEdge.Stopped edge) ->
                            "stopped " + edge.endMillis() + " " + edge.atMillis();
                        case TurnInput.Text text -> (text.settled() ? "settled " : "interim ") + text.text();
                        default -> throw new IllegalStateException("nobody notes " + moment);
                    };
        }

        private static Moment moment(String line) {
            String[] parts = line.split(" ", 3);
            String what = parts.length > 2 ? parts[2] : "";
            return new Moment(
                    Long.parseLong(parts[0]),
                    switch (parts[1]) {
                        case "settled" -> new TurnInput.Text(what, true);
                        case "interim" -> new TurnInput.Text(what, false);
                        default -> new TurnInput.Edge(edge(parts[1], what.split(" ")));
                    });
        }

        private static SpeechEdge edge(String kind, String[] millis) {
            long where = Long.parseLong(millis[0]);
            long known = Long.parseLong(millis[1]);
            return switch (kind) {
                case "started" -> new SpeechEdge.Started(where, known);
                case "sustained" -> new SpeechEdge.Sustained(where, known);
                default -> new SpeechEdge.Stopped(where, known);
            };
        }
    }

    /** Makes a recogniser. */
    @FunctionalInterface
    interface RecogniserOn {
        SpeechToText on(java.util.concurrent.Executor executor);
    }
}
