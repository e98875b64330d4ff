package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.PreemptiveSettings.Match;
import ai.beluga.voice.turn.PreemptiveSettings.Strategy;
import ai.beluga.voice.turn.TurnDecision;
import java.time.Duration;
import java.util.Optional;

/**
 * The reply prepared for the turn under way, if there is one. Whatever happens it is settled exactly once: used by the
 * question it turns out to answer, or given up.
 */
final class Preparation {

    private final PreemptiveSettings.Use use;
    private Optional<PreparedReply> reply = Optional.empty();
    private boolean firstClauseSpoken;

    Preparation(PreemptiveSettings.Use use) {
        this.use = use;
    }

    /** A reply was asked for. */
    void begin(PreparedReply newest) {
        reply = Optional.of(newest);
        firstClauseSpoken = false;
    }

    /** Keeps what belongs to the prepared reply; all else is stale. */
    void take(VoiceEvent.AgentSaid said, long nowNanos, Emitter next) {
        Optional<PreparedReply> mine = reply.filter(prepared -> prepared.isFrom(said));
        if (mine.isEmpty()) {
            return;
        }
        PreparedReply prepared = mine.get();
        prepared.take(said);
        if (prepared.failed()) {
            discard(PreparedOutcome.FAILED, nowNanos, next);
        } else if (use.speech() && !firstClauseSpoken && prepared.firstClause().isPresent()) {
            firstClauseSpoken = true;
            next.emit(new VoiceEvent.PreparedClause(
                    said.turn(), said.generation(), prepared.firstClause().get(), said.atNanos()));
        }
    }

    /** {@code true} when the first clause of the reply used last, or prepared now, is being synthesized already. */
    boolean firstClauseSpoken() {
        return firstClauseSpoken;
    }

    /** The turn is over: gives the prepared reply if it answers the question, in the conversation as it is now. */
    Optional<PreparedReply> settle(TurnDecision.Ask ask, PreparedReply.Ground now, long nowNanos, Emitter next) {
        if (reply.isEmpty()) {
            return Optional.empty();
        }
        PreparedReply prepared = reply.get();
        Match match = use.match(prepared.asked().text(), ask.text());
        if (!prepared.asked().turn().equals(ask.turn()) || !prepared.ground().equals(now)) {
            discard(PreparedOutcome.OTHER_CONVERSATION, nowNanos, next);
        } else if (match == Match.OTHER && !(use.strategy() == Strategy.ALWAYS && prepared.onlyTalk())) {
            discard(PreparedOutcome.OTHER_WORDS, nowNanos, next);
        } else {
            reply = Optional.empty();
            if (match != Match.OTHER) {
                prepared.reply().confirm();
            }
            settled(prepared, PreparedOutcome.USED, nowNanos, next);
            return Optional.of(prepared);
        }
        return Optional.empty();
    }

    /** The prepared reply with this generation is not wanted any more. */
    void discard(TurnDecision.Unprepare unprepare, long nowNanos, Emitter next) {
        if (reply.filter(it -> it.asked().generation() == unprepare.generation())
                .isPresent()) {
            discard(PreparedOutcome.CALLER_WENT_ON, nowNanos, next);
        }
    }

    /** The prepared reply, if there is one, will not be used. */
    void discard(PreparedOutcome why, long nowNanos, Emitter next) {
        Optional<PreparedReply> given = reply;
        close();
        given.ifPresent(prepared -> settled(prepared, why, nowNanos, next));
    }

    /** The voice failed at a clause that was synthesized ahead. */
    void failed(VoiceEvent.PreparedFailed failure, long nowNanos, Emitter next) {
        if (reply.filter(it ->
                        it.asked().turn().equals(failure.turn()) && it.asked().generation() == failure.generation())
                .isPresent()) {
            discard(PreparedOutcome.FAILED, nowNanos, next);
        }
    }

    void close() {
        reply.ifPresent(prepared -> prepared.reply().cancel());
        reply = Optional.empty();
    }

    private static void settled(PreparedReply prepared, PreparedOutcome outcome, long nowNanos, Emitter next) {
        next.emit(new VoiceEvent.PreparedSettled(
                prepared.asked().turn(),
                outcome,
                Duration.ofNanos(nowNanos - prepared.askedNanos()),
                prepared.characters()));
    }
}
