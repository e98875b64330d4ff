package ai.beluga.voice.hearing;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.audio.Resampler;
import ai.beluga.voice.hearing.PausedTurn.Pause;
import ai.beluga.voice.hearing.PausedTurn.Source;
import ai.beluga.voice.provider.mary.EmbeddedVoice;
import ai.beluga.voice.testkit.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * The labelled pauses: sentences of {@code endpointing/turns.txt} spoken piece by piece, those of the tuning half by the
 * embedded voice at four rates, which also change its pitch, and recordings taken apart at their own pauses. The pauses between
 * the pieces are those of their {@link CallerPace caller}.
 */
final class PauseSet {

    /** How often each turn is made, every time with other pauses. */
    static final int ROUNDS = 3;

    /** librivox-0880 is read as a clause that 0890 goes on with: nobody could say whether it is over. */
    private static final List<String> NOT_TAKEN = List.of("librivox-0880");

    private static final Map<String, String> QUESTIONS =
            Map.of("t4", "What is your order number?", "digits-2934z", "What is your number?");
    private static final String OPEN_QUESTION = "How can I help you?";
    private static final String EMBEDDED = "mary";
    private static final int[] RATES_HZ = {8_000, 7_600, 8_400, 8_800};
    private static final int PER_MILLI = 8;
    private static final int STEP = 10 * PER_MILLI;
    private static final int LEAD_MILLIS = 600;
    /** After the end, so that every rule has decided. */
    private static final int TAIL_MILLIS = 4_000;
    /** A line is never quite silent: about 62 dB below full scale. */
    private static final double NOISE = 25;
    /** Below the loudest tenth of a piece this is its edge. */
    private static final double EDGE_DECIBELS = 30;
    /** So much above the softest twentieth is still the noise of a recording. */
    private static final double FLOOR_DECIBELS = 6;
    /** A pause of a recording, in steps of 10 ms; shorter ones are stops within words. */
    private static final int PAUSE_STEPS = 12;

    private PauseSet() {}

    /** All turns, those of one source behind each other. */
    static List<PausedTurn> turns() {
        List<PausedTurn> turns = new ArrayList<>();
        lines().forEach(line -> turns.addAll(turns(line)));
        for (Recording recording : Recording.all()) {
            if (!NOT_TAKEN.contains(recording.name())) {
                String question = QUESTIONS.getOrDefault(recording.name(), OPEN_QUESTION);
                CallerPace pace =
                        CallerPace.values()[Math.floorMod(recording.name().hashCode(), CallerPace.values().length)];
                String caller = "recording-" + pace.name().toLowerCase(Locale.ROOT);
                Source source = new Source(recording.name(), Half.TUNING, "recording", caller);
                turns.addAll(rounds(source, question, takenApart(recording.samples())));
            }
        }
        return turns;
    }

    /** The turns of one line of the list. */
    static List<PausedTurn> turns(String line) {
        String[] parts = line.split("\\s*\\|\\s*");
        Half half = parts[0].strip().equals(Half.TUNING.title()) ? Half.TUNING : Half.SET_ASIDE;
        Source source = new Source(parts[4].strip(), half, parts[1], parts[2]);
        return rounds(source, parts[3], pieces(source));
    }

    /** The lines of the list, without remarks. */
    static List<String> lines() {
        try (InputStream in = PauseSet.class.getResourceAsStream("/endpointing/turns.txt")) {
            return new String(Objects.requireNonNull(in, "turns.txt").readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<PausedTurn> rounds(Source source, String question, List<short[]> pieces) {
        List<PausedTurn> turns = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            Random random = new Random(1_000_003L * round + source.name().hashCode());
            turns.add(put(source, round, question, pieces, random));
        }
        return turns;
    }

    private static PausedTurn put(Source source, int round, String question, List<short[]> pieces, Random random) {
        CallerPace pace = CallerPace.of(source.caller());
        List<short[]> parts = new ArrayList<>(List.of(new short[LEAD_MILLIS * PER_MILLI]));
        List<Pause> pauses = new ArrayList<>();
        long millis = LEAD_MILLIS;
        for (int i = 0; i < pieces.size(); i++) {
            boolean over = i == pieces.size() - 1;
            int pause = over ? TAIL_MILLIS : pace.pauseMillis(random);
            millis += pieces.get(i).length / PER_MILLI;
            pauses.add(new Pause(millis, millis + pause, over));
            parts.add(pieces.get(i));
            parts.add(new short[pause * PER_MILLI]);
            millis += pause;
        }
        short[] samples = new short[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, samples, at, part.length);
            at += part.length;
        }
        for (int i = 0; i < samples.length; i++) {
            short noisy = (short) Math.clamp(Math.round(samples[i] + NOISE * random.nextGaussian()), -32_000, 32_000);
            samples[i] = MuLaw.decode(MuLaw.encode(noisy));
        }
        return new PausedTurn(source, round, question, samples, pauses);
    }

    private static List<short[]> pieces(Source source) {
        List<short[]> pieces = new ArrayList<>();
        for (String piece : source.name().split("\\s*~\\s*")) {
            String closed = piece.matches(".*[.?!,]") ? piece : piece + ",";
            boolean embedded = source.caller().startsWith(EMBEDDED);
            pieces.add(
                    trimmed(embedded ? embedded(closed, source.caller()) : SpokenPieces.of(source.caller(), closed)));
        }
        return pieces;
    }

    private static short[] embedded(String text, String caller) {
        byte[] codes = EmbeddedVoice.muLaw(text);
        short[] samples = new short[codes.length];
        MuLaw.decode(codes, 0, codes.length, samples, 0);
        return Resampler.convert(samples, 8_000, RATES_HZ[caller.charAt(EMBEDDED.length()) - '1']);
    }

    /** What lies between the pauses of a recording. */
    private static List<short[]> takenApart(short[] recording) {
        boolean[] quiet = quiet(recording);
        List<short[]> pieces = new ArrayList<>();
        int from = 0;
        int step = 0;
        while (step < quiet.length) {
            int start = step;
            while (step < quiet.length && quiet[step]) {
                step++;
            }
            boolean pause = step - start >= PAUSE_STEPS || step == quiet.length;
            if (pause && start > from) {
                pieces.add(Arrays.copyOfRange(recording, from * STEP, start * STEP));
            }
            from = pause ? step : from;
            step++;
        }
        return pieces.stream().filter(piece -> piece.length >= 20 * STEP).toList();
    }

    private static short[] trimmed(short[] samples) {
        boolean[] quiet = quiet(samples);
        int first = 0;
        while (quiet[first]) {
            first++;
        }
        int last = quiet.length - 1;
        while (quiet[last]) {
            last--;
        }
        return Arrays.copyOfRange(samples, first * STEP, (last + 1) * STEP);
    }

    private static boolean[] quiet(short[] samples) {
        double[] levels = new double[samples.length / STEP];
        for (int step = 0; step < levels.length; step++) {
            double power = 1;
            for (int i = step * STEP; i < (step + 1) * STEP; i++) {
                power += (double) samples[i] * samples[i] / STEP;
            }
            levels[step] = 10 * Math.log10(power);
        }
        double[] sorted = levels.clone();
        Arrays.sort(sorted);
        double edge =
                Math.max(sorted[sorted.length * 9 / 10] - EDGE_DECIBELS, sorted[sorted.length / 20] + FLOOR_DECIBELS);
        boolean[] quiet = new boolean[levels.length];
        for (int step = 0; step < levels.length; step++) {
            quiet[step] = levels[step] < edge;
        }
        return quiet;
    }
}
