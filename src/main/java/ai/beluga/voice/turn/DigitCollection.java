package ai.beluga.voice.turn;

import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.DigitRule;
import java.time.Duration;
import java.util.Optional;

/**
 * Collects the keys of one answer. Pure: told what happens, it says how long to wait for more; the owner keeps the time.
 * Each attempt has a collection of its own, so that no key of an earlier one is in it.
 */
public final class DigitCollection {

    private final DigitRule rule;
    private final StringBuilder digits = new StringBuilder();
    private boolean ended;
    private Optional<DigitResult> result = Optional.empty();

    public DigitCollection(DigitRule rule) {
        this.rule = rule;
    }

    DigitRule rule() {
        return rule;
    }

    /** A key was pressed that counts. */
    boolean begun() {
        return !digits.isEmpty();
    }

    /** The caller has keyed in all there is: the full number of keys, or the key that ends them. */
    boolean complete() {
        return ended || digits.length() == rule.most();
    }

    /** What became of it; empty while it runs. */
    public Optional<DigitResult> result() {
        return result;
    }

    /** How long to wait for the next key before {@link #timedOut}. */
    public Duration patience() {
        return digits.isEmpty() ? rule.first() : rule.between();
    }

    /**
     * A key was pressed.
     *
     * @throws IllegalStateException when the collection is over: the key belongs to somebody else
     */
    public void press(char key) {
        if (result.isPresent()) {
            throw new IllegalStateException("no key is collected any more");
        }
        if (rule.end().filter(end -> end == key).isPresent()) {
            ended = true;
            end();
            return;
        }
        digits.append(key);
        if (digits.length() == rule.most()) {
            end();
        }
    }

    /** No key came within {@link #patience}. */
    public void timedOut() {
        if (result.isEmpty()) {
            end();
        }
    }

    /**
     * {@code true} when a key pressed right after the end belongs to it still: many press {@code #} behind the last of a
     * known number of digits.
     */
    public boolean swallows(char key) {
        return digits.length() == rule.most() && rule.end().orElse('#') == key;
    }

    private void end() {
        if (digits.length() >= rule.least()) {
            result = Optional.of(new DigitResult.Collected(digits.toString()));
        } else if (digits.isEmpty()) {
            result = Optional.of(new DigitResult.NoInput());
        } else {
            result = Optional.of(new DigitResult.TooFew(digits.toString()));
        }
    }
}
