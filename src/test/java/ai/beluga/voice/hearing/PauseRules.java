package ai.beluga.voice.hearing;

import ai.beluga.voice.turn.EndSigns;
import ai.beluga.voice.turn.EndpointingMode;
import ai.beluga.voice.turn.EndpointingSettings;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The rules that are compared, on calls of several turns of one half. */
final class PauseRules {

    static final int[] FIXED_MILLIS = {300, 400, 500, 600, 700, 850, 1_000, 1_200, 1_500, 2_000, 2_500};
    /** The pauses of the fused rule, all three, times this. */
    static final double[] SCALES = {0.75, 1.0, 1.25, 1.5};

    /** So many turns of one caller make a call, in which the caller's pace may be learned. */
    static final int TURNS_A_CALL = 6;

    private static final EndpointingSettings START = EndpointingSettings.DEFAULT;

    private PauseRules() {}

    /** A pause of this length and nothing else. */
    static EndpointingSettings fixed(int millis) {
        Duration pause = Duration.ofMillis(millis);
        return new EndpointingSettings(
                pause, pause, pause, START.recognition(), false, START.signs().with(EndpointingMode.SILENCE));
    }

    /** As an operator has it who sets nothing. */
    static EndpointingSettings fused() {
        return START.with(START.signs().with(TurnWords.of(Locale.US)));
    }

    static EndpointingSettings fused(double scale) {
        return new EndpointingSettings(
                times(START.min(), scale),
                times(START.normal(), scale),
                times(START.max(), scale),
                START.recognition(),
                START.adaptive(),
                fused().signs());
    }

    /** Without the caller's pace. */
    static EndpointingSettings withoutPace() {
        EndSigns signs = fused().signs();
        return new EndpointingSettings(START.min(), START.normal(), START.max(), START.recognition(), false, signs);
    }

    /** The same turns, as answers to something that asks for nothing in particular. */
    static List<HeardTurn> withoutQuestions(List<HeardTurn> turns) {
        return turns.stream()
                .map(heard -> {
                    PausedTurn turn = heard.turn();
                    PausedTurn unasked =
                            new PausedTurn(turn.source(), turn.round(), "Go on.", turn.samples(), turn.pauses());
                    return new HeardTurn(unasked, heard.moments());
                })
                .toList();
    }

    /** Neither words nor what was asked for: the pace alone. */
    static EndpointingSettings withoutWords() {
        return START;
    }

    static PauseFigures figures(List<HeardTurn> turns, EndpointingSettings settings) {
        Map<String, List<HeardTurn>> callers = new LinkedHashMap<>();
        for (HeardTurn turn : turns) {
            String caller = turn.turn().source().caller() + " " + turn.turn().round();
            callers.computeIfAbsent(caller, name -> new ArrayList<>()).add(turn);
        }
        List<PauseCall.Judged> judged = new ArrayList<>();
        for (List<HeardTurn> mixed : callers.values()) {
            Collections.shuffle(mixed, new Random(4));
            for (int from = 0; from < mixed.size(); from += TURNS_A_CALL) {
                List<HeardTurn> call = mixed.subList(from, Math.min(mixed.size(), from + TURNS_A_CALL));
                judged.addAll(PauseCall.judged(call, TurnSettings.DEFAULT.with(settings)));
            }
        }
        return new PauseFigures(judged);
    }

    private static Duration times(Duration duration, double scale) {
        return Duration.ofMillis(Math.round(duration.toMillis() * scale));
    }
}
