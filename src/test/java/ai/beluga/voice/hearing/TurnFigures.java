package ai.beluga.voice.hearing;

import ai.beluga.voice.audio.Resampler;
import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.provider.moonshine.RecognisedText;
import ai.beluga.voice.provider.smartturn.LoadedSmartTurn;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.turn.EndSigns;
import ai.beluga.voice.turn.Endpointing;
import ai.beluga.voice.turn.EndpointingSettings;
import ai.beluga.voice.turn.TurnWords;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Measures the turn detectors on {@link TurnMaterial}. */
final class TurnFigures {

    static final String METHOD =
            "Judged 200 ms after the last sound. *Complete* is a whole recording; the same recording cut at a pause or"
                + " a dip inside is not, even where its words could stand alone. `silence` judges what the embedded"
                + " recogniser understood of the same sound, `onnx` the sound; above 0.5 is taken for complete."
                + " *Fixed* is `silence` without text hints. Nothing was learned of the caller's pauses. The parts are"
                + " those of voice activity. In brackets the 95 % interval of Wilson.";

    private static final String MODEL = "beluga.turn.onnx.model";
    private static final List<String> ENGINES = List.of("silence", "onnx");
    private static final int REAL_PAUSE_MILLIS = 150;
    private static final int[] HESITATIONS_MILLIS = {500, 700, 1_000, 1_400};
    private static final int LATEST_SAMPLES = 64_000;

    private final List<TurnClip> clips = TurnMaterial.clips();
    private final Map<TurnClip, String> texts = new LinkedHashMap<>();
    private final Map<String, Map<TurnClip, Double>> judgements = new LinkedHashMap<>();

    private TurnFigures(Optional<ToDoubleFunction<short[]>> network) {
        clips.forEach(clip -> texts.put(clip, RecognisedText.of(clip.samples())));
        judge("silence", clip -> words(texts.getOrDefault(clip, "")));
        network.ifPresent(judge -> judge("onnx", clip -> judge.applyAsDouble(latest(clip.samples()))));
    }

    /** A part of a page: which engine tells the end of a turn how well, and what that is worth. */
    static List<String> markdown(Optional<Path> model) {
        Optional<ToDoubleFunction<short[]>> network = model.map(LoadedSmartTurn::judge);
        TurnFigures figures = new TurnFigures(network);
        List<String> lines = new ArrayList<>(figures.material());
        lines.addAll(figures.accuracy());
        lines.addAll(figures.worth());
        lines.addAll(cost(network));
        if (model.isEmpty()) {
            lines.add("");
            lines.add("The rows of `onnx` are empty: no network was there. Fetch one and name it, `-D" + MODEL
                    + "=FILE`.");
        }
        return lines;
    }

    private void judge(String engine, ToDoubleFunction<TurnClip> judge) {
        Map<TurnClip, Double> judged = new LinkedHashMap<>();
        clips.forEach(clip -> judged.put(clip, judge.applyAsDouble(clip)));
        judgements.put(engine, judged);
    }

    private static double words(String text) {
        return TurnWords.of(Locale.ENGLISH).completeness(text, Expectation.FREE);
    }

    private static short[] latest(short[] samples) {
        return Arrays.copyOfRange(samples, Math.max(0, samples.length - LATEST_SAMPLES), samples.length);
    }

    private List<TurnClip> in(TurnClip.Set set, Predicate<TurnClip> chosen) {
        return clips.stream().filter(clip -> clip.set() == set).filter(chosen).toList();
    }

    private List<String> material() {
        List<String> lines = new ArrayList<>();
        lines.add(METHOD);
        lines.add("");
        lines.add("| material | complete | cut at a pause of 150 ms or more | cut at a dip of 80 to 140 ms |");
        lines.add("|---|---|---|---|");
        for (TurnClip.Set set : EnumSet.allOf(TurnClip.Set.class)) {
            lines.add("| " + set.title() + " | " + in(set, TurnClip::complete).size() + " | "
                    + in(set, clip -> clip.pauseMillis() >= REAL_PAUSE_MILLIS).size() + " | "
                    + in(set, clip -> !clip.complete() && clip.pauseMillis() < REAL_PAUSE_MILLIS)
                            .size()
                    + " |");
        }
        lines.add("");
        return lines;
    }

    private List<String> accuracy() {
        List<String> lines = new ArrayList<>();
        lines.add("| engine | material | right | precision of \"complete\" | complete ones found"
                + " | taken for complete at a pause | at a dip |");
        lines.add("|---|---|---|---|---|---|---|");
        for (String engine : ENGINES) {
            for (TurnClip.Set set : EnumSet.allOf(TurnClip.Set.class)) {
                Map<TurnClip, Double> judged = judgements.getOrDefault(engine, Map.of());
                lines.add("| `" + engine + "` | " + set.title() + " | "
                        + (judged.isEmpty() ? "| | | |" : accuracy(set, clip -> judged.getOrDefault(clip, 0.0) > 0.5))
                        + " |");
            }
        }
        lines.add("");
        return lines;
    }

    private String accuracy(TurnClip.Set set, Predicate<TurnClip> over) {
        List<TurnClip> pauses = in(set, clip -> clip.pauseMillis() >= REAL_PAUSE_MILLIS);
        List<TurnClip> dips = in(set, clip -> !clip.complete() && clip.pauseMillis() < REAL_PAUSE_MILLIS);
        return TurnShare.of(in(set, clip -> true), clip -> over.test(clip) == clip.complete()) + " | "
                + TurnShare.of(in(set, over), TurnClip::complete) + " | "
                + TurnShare.of(in(set, TurnClip::complete), over) + " | "
                + TurnShare.of(pauses, over) + " | "
                + TurnShare.of(dips, over);
    }

    /** What three settings of the pauses make of it: how long callers wait, and how many are cut off. */
    private List<String> worth() {
        List<String> lines = new ArrayList<>();
        lines.add("| pauses min, normal, max | engine | material | mean pause after a complete turn"
                + " | cut off after hesitating 0.5 s | 0.7 s | 1.0 s | 1.4 s |");
        lines.add("|---|---|---|---|---|---|---|---|");
        for (TurnClip.Set set : EnumSet.allOf(TurnClip.Set.class)) {
            worth(EndpointingSettings.DEFAULT, set.title(), in(set, clip -> true), lines);
        }
        for (EndpointingSettings pauses :
                List.of(pauses(300, 500, 1_000), EndpointingSettings.DEFAULT, pauses(500, 900, 2_000))) {
            worth(pauses, "all", clips, lines);
        }
        lines.add("");
        return lines;
    }

    private static EndpointingSettings pauses(int min, int normal, int max) {
        return new EndpointingSettings(
                Duration.ofMillis(min),
                Duration.ofMillis(normal),
                Duration.ofMillis(max),
                EndpointingSettings.DEFAULT.recognition(),
                false,
                EndSigns.DEFAULT);
    }

    private void worth(EndpointingSettings pauses, String material, List<TurnClip> from, List<String> lines) {
        String setting = String.format(
                "%d, %d, %d ms",
                pauses.min().toMillis(),
                pauses.normal().toMillis(),
                pauses.max().toMillis());
        lines.add("| " + setting + " | fixed | " + material + " | " + worth(pauses, from, clip -> 0.5) + " |");
        for (String engine : ENGINES) {
            Map<TurnClip, Double> judged = judgements.getOrDefault(engine, Map.of());
            lines.add("| " + setting + " | `" + engine + "` | " + material + " | "
                    + (judged.isEmpty() ? "| | | |" : worth(pauses, from, clip -> judged.getOrDefault(clip, 0.0)))
                    + " |");
        }
    }

    private static String worth(EndpointingSettings pauses, List<TurnClip> from, ToDoubleFunction<TurnClip> judge) {
        ToLongFunction<TurnClip> patience = clip -> new Endpointing(pauses)
                .patience(OptionalDouble.of(judge.applyAsDouble(clip)))
                .toMillis();
        double mean = from.stream()
                .filter(TurnClip::complete)
                .mapToLong(patience)
                .average()
                .orElse(0);
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%.0f ms", mean));
        List<TurnClip> cut = from.stream().filter(clip -> !clip.complete()).toList();
        for (int hesitation : HESITATIONS_MILLIS) {
            row.append(" | ").append(TurnShare.of(cut, clip -> patience.applyAsLong(clip) <= hesitation));
        }
        return row.toString();
    }

    private static List<String> cost(Optional<ToDoubleFunction<short[]>> network) {
        List<String> lines = new ArrayList<>();
        short[] speech = Arrays.copyOf(Recording.named("jfk").samples(), LATEST_SAMPLES);
        DoubleSupplier frontEnd = LoadedSmartTurn.frontEnd(Resampler.convert(speech, 8_000, 16_000));
        lines.add("| part of an estimate of `onnx` | processor time |");
        lines.add("|---|---|");
        lines.add("| front end, 8 s | " + millis(frontEnd) + " |");
        lines.add("| all: resampling, front end, network | "
                + network.map(judge -> millis(() -> judge.applyAsDouble(speech)))
                        .orElse("")
                + " |");
        return lines;
    }

    /** The median of many, once the compiler has seen it. */
    private static String millis(DoubleSupplier work) {
        long[] nanos = new long[40];
        double checksum = 0;
        for (int i = -20; i < nanos.length; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            checksum += work.getAsDouble();
            nanos[Math.max(i, 0)] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(nanos);
        return Double.isNaN(checksum) ? "broken" : String.format(Locale.ROOT, "%.1f ms", nanos[nanos.length / 2] / 1e6);
    }
}
