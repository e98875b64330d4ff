package ai.beluga.voice.turn;

/** Takes what is told of the reply under way, but for its end; what is told of older ones is ignored. */
final class ReplyNews {

    private final Floor floor;
    private final Contest contest;
    private final TurnEnding ending;
    private final DeadAir deadAir;

    ReplyNews(Floor floor, Contest contest, TurnEnding ending, DeadAir deadAir) {
        this.floor = floor;
        this.contest = contest;
        this.ending = ending;
        this.deadAir = deadAir;
    }

    void on(TurnInput.OfReply news, long nowNanos) {
        if (!floor.isUnderWay(news.turn())) {
            return;
        }
        switch (news) {
            case TurnInput.Expecting expecting -> ending.willExpect(expecting.turn(), expecting.expectation());
            case TurnInput.ReplySays says -> contest.agentSays(says.turn(), says.clause());
            case TurnInput.ReplyStoppedBy stopped -> {
                if (floor.answered()) {
                    floor.stoppedBy(stopped.what());
                }
            }
            case TurnInput.ReplyAudible audible -> {
                floor.becomeAudible();
                if (floor.answered()) {
                    ending.answerAudible(nowNanos);
                }
            }
            case TurnInput.ReplyFilled filled -> floor.bridge();
            case TurnInput.ReplyDry dry -> {
                if (floor.answered()) {
                    deadAir.silent(dry.silent(), nowNanos);
                }
                if (floor.held()) {
                    deadAir.held();
                }
            }
            case TurnInput.ReplyWorks works -> floor.works(works.now(), nowNanos);
            case TurnInput.ReplyFlows flows -> deadAir.sounds();
        }
    }
}
