package ai.beluga.voice.speech.fallback;

import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import java.util.HashSet;
import java.util.Set;

/** A model's replies as signs whether it works: what has come of the one under way, and how those before it ended. Any thread. */
final class Replies {

    private final Set<String> calls = new HashSet<>();
    private boolean flowing;
    private boolean givenUp;
    private boolean said;
    private boolean called;
    private boolean goesOn;
    private boolean partOpen;
    private long saidNanos;
    private int fruitless;
    private int newestPart;
    private int partsBefore;

    /** What the end of a reply says of the model. */
    enum End {
        /** Nothing: it was given up before. */
        STALE,
        /** Nothing is owed. */
        DONE,
        /** The model goes on with it. */
        OWES_MORE,
        /** Nothing was said, and no tool called. */
        EMPTY,
        /** It was not made. */
        FAILED,
        /** It was not made, and has called tools: nobody knows whether another would call them again. */
        FAILED_WITH_TOOLS
    }

    /** @param more it goes on with the one before */
    synchronized void began(boolean more) {
        flowing = true;
        givenUp = false;
        goesOn = false;
        called = false;
        if (!more) {
            said = false;
            calls.clear();
        }
    }

    synchronized void spoke(int part, long nowNanos) {
        newestPart = part;
        said = true;
        partOpen = true;
        saidNanos = nowNanos;
    }

    synchronized void partEnded() {
        partOpen = false;
    }

    synchronized void called(String call) {
        called = true;
        goesOn = false;
        calls.add(call);
    }

    /** A tool has its result; {@code true} when the model is to go on now. */
    synchronized boolean hasResult(String call) {
        boolean last = calls.remove(call) && calls.isEmpty();
        goesOn |= last;
        return last;
    }

    synchronized End ended(How how) {
        boolean stale = givenUp;
        flowing = false;
        givenUp = false;
        partOpen = false;
        if (stale) {
            return End.STALE;
        }
        if (how == How.STOPPED) {
            forget();
            return End.DONE;
        }
        if (how == How.FAILED) {
            fruitless++;
            return called ? End.FAILED_WITH_TOOLS : End.FAILED;
        }
        if (!said && !called) {
            fruitless++;
            return End.EMPTY;
        }
        fruitless = 0;
        return goesOn ? End.OWES_MORE : End.DONE;
    }

    /** How many in a row were empty, or not made. */
    synchronized int fruitless() {
        return fruitless;
    }

    /** For so long nothing has come of a part that is not all made; zero when all parts are. In ns. */
    synchronized long stalledNanos(long nowNanos) {
        return partOpen ? nowNanos - saidNanos : 0;
    }

    /** Nothing more is wanted of the one under way. */
    synchronized void giveUp() {
        givenUp |= flowing;
        partOpen = false;
        forget();
    }

    /** The vendor gives it up by itself. */
    synchronized void givenUpByVendor() {
        giveUp();
        partsBefore = newestPart;
    }

    /** {@code true} for a part of a reply that the vendor had given up by itself: what it owes since is another one. */
    synchronized boolean isOfOneBefore(int part) {
        return part > 0 && part <= partsBefore;
    }

    private void forget() {
        goesOn = false;
        calls.clear();
    }
}
