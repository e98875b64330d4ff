package ai.beluga.voice.turn;

import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.TurnId;
import java.util.Optional;

/** Who asked for keys, what came of it so far, and which keys still belong to those that were asked for last. */
final class KeysAsked {

    /** The number of what is no announcement. */
    static final int AGENT = 0;

    private Optional<Request> request = Optional.empty();
    private Optional<Former> former = Optional.empty();
    private boolean heard;

    private record Request(int number, TurnId turn, DigitCollection keys) {}

    private record Former(DigitCollection keys, long untilNanos) {}

    /** Begins a collection. */
    void by(int number, TurnId turn, DigitRule rule) {
        request = Optional.of(new Request(number, turn, new DigitCollection(rule)));
        heard = false;
    }

    boolean now() {
        return request.isPresent();
    }

    boolean isBy(int number) {
        return request.filter(it -> it.number() == number).isPresent();
    }

    boolean isBy(TurnId reply) {
        return request.filter(it -> it.turn().equals(reply)).isPresent();
    }

    /** The reply that asks. */
    TurnId turn() {
        return request.orElseThrow().turn();
    }

    DigitCollection keys() {
        return request.orElseThrow().keys();
    }

    /** The reply that asks is over. */
    void heard() {
        heard = true;
    }

    boolean isHeard() {
        return heard;
    }

    /** The caller is asked once more. */
    void anew() {
        request = request.map(it -> new Request(
                it.number(), it.turn(), new DigitCollection(it.keys().rule())));
    }

    /** The collection has come to its end. */
    void over(long nowNanos) {
        former = request.map(it ->
                new Former(it.keys(), nowNanos + it.keys().rule().between().toNanos()));
        request = Optional.empty();
    }

    void forget() {
        request = Optional.empty();
    }

    /**
     * {@code true} when a key belongs to a collection that is over: the {@code #} behind a full number of keys, and as long as
     * the keys follow each other all that are pressed behind secret ones, for they may be secret too.
     */
    boolean swallows(char key, long nowNanos) {
        Optional<Former> last = former.filter(it -> nowNanos - it.untilNanos() <= 0);
        former = Optional.empty();
        if (last.isEmpty()) {
            return false;
        }
        DigitRule rule = last.get().keys().rule();
        if (rule.blind()) {
            former = Optional.of(
                    new Former(last.get().keys(), nowNanos + rule.between().toNanos()));
        }
        return rule.blind() || last.get().keys().swallows(key);
    }

    /** A key pressed now is secret. */
    boolean hides(long nowNanos) {
        return request.map(it -> it.keys().rule().blind())
                .orElseGet(() -> former.filter(it -> nowNanos - it.untilNanos() <= 0)
                        .filter(it -> it.keys().rule().blind())
                        .isPresent());
    }
}
