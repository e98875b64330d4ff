package ai.beluga.voice.provider.moonshine;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Turns speech into tokens. */
@FunctionalInterface
interface Network {

    /**
     * Runs on the caller's thread.
     *
     * @param speech 16 kHz, -1..1
     * @param givenUp asked between steps; {@code true} ends the run
     * @return what was heard
     */
    Tokens decode(float[] speech, BooleanSupplier givenUp);

    /**
     * What a run brought.
     *
     * @param looped the decoder repeated itself and was stopped; the repetitions are left out
     * @param confidence geometric mean of the probabilities of the tokens and of the end, 0 to 1
     */
    record Tokens(List<Integer> tokens, boolean looped, double confidence) {}

    /** The run was given up. */
    final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GivenUp() {
            super("given up", null, false, false);
        }
    }
}
