package ai.beluga.voice.turn;

import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.TurnId;
import java.util.Optional;

/** Who asked for keys, what came of it so far, and which keys still belong to those that were asked for last. */
final class KeyRequest {

    /** The number of what is no announcement. */
    static final int AGENT = 0;

    private Optional<Request> request = Optional.empty();
    private Optional<FormerKeys> former = Optional.empty();
    private Optional<Long> awaySinceNanos = Optional.empty();
    private boolean heard;

    /** @param inherits the keys asked for before were secret: one pressed up to then may be one of them */
    private record Request(
            int number, TurnId turn, DigitCollection keys, boolean blind, Optional<FormerKeys> inherits) {

        boolean isBlind(long nowNanos) {
            return blind
                    || !keys.begun()
                            && inherits.filter(it -> it.isInherited(nowNanos)).isPresent();
        }
    }

    /** Begins a collection. */
    void by(int number, TurnId turn, DigitRule rule) {
        Optional<FormerKeys> secret = former.filter(FormerKeys::blind);
        request = Optional.of(new Request(number, turn, new DigitCollection(rule), rule.blind(), secret));
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

    /** Nobody but who asked may know the keys. */
    boolean blind() {
        return request.orElseThrow().blind();
    }

    /** A key of the collection. One that may be the rest of a secret makes a secret of all. */
    void press(char key, long nowNanos) {
        request =
                request.map(it -> new Request(it.number(), it.turn(), it.keys(), it.isBlind(nowNanos), it.inherits()));
        keys().press(key);
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
                it.number(), it.turn(), new DigitCollection(it.keys().rule()), it.blind(), it.inherits()));
    }

    /** The collection has come to its end. */
    void over(DigitResult result, long nowNanos) {
        former = request.map(it -> FormerKeys.of(it.keys(), it.blind(), result, nowNanos));
        request = Optional.empty();
    }

    /** The keys pressed last turn out to have been secret, and more of them may follow. */
    void wereSecret(DigitRule rule, long nowNanos) {
        former = Optional.of(FormerKeys.of(new DigitCollection(rule), true, new DigitResult.TooFew(""), nowNanos));
    }

    void forget() {
        request = Optional.empty();
    }

    /** The caller speaks of something else. */
    void asked() {
        former = former.map(FormerKeys::released);
    }

    /** While there is no line nobody can press a key, and no time passes for the keys that may follow. */
    void line(boolean away, long nowNanos) {
        if (away) {
            awaySinceNanos = awaySinceNanos.or(() -> Optional.of(nowNanos));
        } else {
            awaySinceNanos.ifPresent(since -> former = former.map(it -> it.later(nowNanos - since)));
            awaySinceNanos = Optional.empty();
        }
    }

    /**
     * {@code true} when a key belongs to a collection that is over: the {@code #} behind a full number of keys, and all that are
     * pressed right behind secret ones.
     */
    boolean swallows(char key, long nowNanos) {
        Optional<FormerKeys> last = former.filter(it -> it.lasts(nowNanos));
        former = last.filter(FormerKeys::blind).map(it -> it.pressed(nowNanos));
        return last.filter(it -> it.swallows(key, nowNanos)).isPresent();
    }

    /** A key pressed now is secret. */
    boolean hides(long nowNanos) {
        return request.map(it -> it.isBlind(nowNanos))
                .orElseGet(() ->
                        former.filter(it -> it.blind() && it.lasts(nowNanos)).isPresent());
    }
}
