package ai.beluga.voice.turn;

import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.SayOptions;
import java.util.Optional;

/**
 * Words that somebody outside of the conversation wants to be said.
 *
 * @param number from 1, counts up within a call
 * @param keys how the keys are collected that they ask for
 * @param oneKey a single key answers them as words would
 */
public record Announcement(int number, String words, SayOptions how, Optional<DigitRule> keys, boolean oneKey) {

    /** Words to which any number of keys is an answer. */
    public Announcement(int number, String words, SayOptions how, Optional<DigitRule> keys) {
        this(number, words, how, keys, false);
    }

    /** A question that is answered in words or with one key. */
    public static Announcement forOneKey(int number, String words, SayOptions how) {
        return new Announcement(number, words, how, Optional.empty(), true);
    }
}
