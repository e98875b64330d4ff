package ai.beluga.voice.tool;

import ai.beluga.voice.event.TurnId;
import java.util.HashMap;
import java.util.Map;

/** How often tools were called in one telephone call. Used by one thread at a time. */
public final class Allowance {

    private final int perTurn;
    private final int perCall;
    private final Map<String, Integer> inCall = new HashMap<>();
    private final Map<String, Integer> inTurn = new HashMap<>();
    private TurnId turn = TurnId.NONE;
    private int allInCall;
    private int allInTurn;

    /**
     * @param perTurn calls of all tools together in one turn
     * @param perCall the same in one telephone call
     */
    public Allowance(int perTurn, int perCall) {
        if (perTurn < 1 || perCall < perTurn) {
            throw new IllegalArgumentException(
                    "limits of all tools: 1 <= per turn <= per call, not " + perTurn + " and " + perCall);
        }
        this.perTurn = perTurn;
        this.perCall = perCall;
    }

    /**
     * Counts one call, whatever becomes of it: a model that is refused must not try for ever.
     *
     * @throws Refused when it is one too many
     */
    public void take(Tool tool, TurnId asked) {
        count(asked);
        Limits limits = tool.manner().limits();
        int thisInTurn = inTurn.merge(tool.name(), 1, Integer::sum);
        int thisInCall = inCall.merge(tool.name(), 1, Integer::sum);
        boundAll();
        bound(thisInTurn, limits.perTurn(), tool.name() + " may be called", "turn");
        bound(thisInCall, limits.perCall(), tool.name() + " may be called", "call");
    }

    /**
     * Counts a call of a tool that there is not.
     *
     * @throws Refused when it is one too many
     */
    public void takeUnknown(TurnId asked) {
        count(asked);
        boundAll();
    }

    private void count(TurnId asked) {
        if (asked.compareTo(turn) > 0) {
            turn = asked;
            inTurn.clear();
            allInTurn = 0;
        }
        allInTurn++;
        allInCall++;
    }

    private void boundAll() {
        bound(allInTurn, perTurn, "tools may be called", "turn");
        bound(allInCall, perCall, "tools may be called", "call");
    }

    private static void bound(int count, int most, String what, String within) {
        if (count > most) {
            throw new Refused(what + " at most " + most + " times in a " + within + "; go on without");
        }
    }
}
