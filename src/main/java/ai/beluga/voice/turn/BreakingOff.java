package ai.beluga.voice.turn;

/** What becomes of a reply under way that is not heard to its end for another reason than the caller's words. */
final class BreakingOff {

    private final Floor floor;
    private final CallerTurn caller;
    private final TurnEnding ending;
    private final LongTurn longTurn;

    BreakingOff(Floor floor, CallerTurn caller, TurnEnding ending, LongTurn longTurn) {
        this.floor = floor;
        this.caller = caller;
        this.ending = ending;
        this.longTurn = longTurn;
    }

    /** Its beginning was heard: the question before it is not open any more. */
    void partlyHeard() {
        if (floor.audible()) {
            ending.replyHeard(floor.turn(), floor.answered());
        }
    }

    /** The line is lost: gives what the caller asked and was not told yet, or has begun to say. */
    String unanswered() {
        if (floor.onlyAsked()) {
            return floor.withdraw();
        }
        if (floor.is(TurnState.SPEAKING)) {
            partlyHeard();
            floor.abandon();
            if (!longTurn.isTakenOver()) {
                caller.dropSpeech();
            }
        }
        return caller.words();
    }

    /** Something else is to be said: a question that was not answered yet is asked after it, the rest of a reply is not. */
    void giveWay() {
        if (floor.onlyAsked()) {
            caller.carry(floor.withdraw());
        } else if (floor.is(TurnState.SPEAKING)) {
            partlyHeard();
            floor.abandon();
        }
    }
}
