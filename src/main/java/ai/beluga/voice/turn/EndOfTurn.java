package ai.beluga.voice.turn;

import java.util.OptionalDouble;

/**
 * Puts together what independent signs say of one pause: their log-odds are added, as for signs that know nothing of each
 * other. None of them alone can be so sure that the others do not count.
 */
final class EndOfTurn {

    /** No sign is believed beyond this: 1 in 50. */
    private static final double LEAST_DOUBT = 0.02;
    /** Odds of 20 to 1 for a recogniser that says the turn is over, and of 2 to 1 while it only thinks so. */
    private static final double OVER = Math.log(20);

    private static final double LIKELY_OVER = Math.log(2);

    private EndOfTurn() {}

    /**
     * How likely the turn is over.
     *
     * @param words how complete they sound, 0..1
     * @param detector a turn detector's estimate, 0..1; empty when there is none
     * @param detectorWeight how much that counts; the words count 1
     */
    static double probability(double words, OptionalDouble detector, double detectorWeight, Judgement judgement) {
        double odds = logOdds(words)
                + (detector.isPresent() ? detectorWeight * logOdds(detector.getAsDouble()) : 0)
                + logOdds(judgement);
        return 1 / (1 + Math.exp(-odds));
    }

    private static double logOdds(double probability) {
        double doubted = Math.clamp(probability, LEAST_DOUBT, 1 - LEAST_DOUBT);
        return Math.log(doubted / (1 - doubted));
    }

    private static double logOdds(Judgement judgement) {
        return switch (judgement) {
            case OVER -> OVER;
            case LIKELY_OVER -> LIKELY_OVER;
            case STARTED, RESUMED -> 0;
        };
    }
}
