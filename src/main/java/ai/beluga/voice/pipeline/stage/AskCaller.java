package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.event.Playout;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.ToolAsker;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.tool.YesWords;
import ai.beluga.voice.turn.Announcement;
import ai.beluga.voice.turn.ReplyEnd;
import ai.beluga.voice.turn.TurnDecision;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Asks the caller before a tool is called that must be confirmed. The reply in which it was wanted ends where it is, the question is
 * said in the gateway's words and voice, and the caller's next turn is the answer, heard by the recogniser and by no model. It waits
 * here for what becomes of the tool, and is then answered by whoever wanted it. Whatever comes between is no.
 *
 * <pre>
 *  ToolToConfirm ─▶ reply ends ─▶ question ─▶ heard whole ─▶ the caller's turn ─▶ ToolConfirmed ─▶ ToolAnswered ─▶ the turn goes on
 *                        └────────────┴── anything else ──────────────────────────────┘ no
 * </pre>
 */
public final class AskCaller implements Stage.Processor {

    private final CallersAnswer answer;
    private final Manner manner;
    private final Consumer<VoiceEvent> mailbox;
    private Optional<Question> open = Optional.empty();
    /** It was answered, and what becomes of the tool is waited for. */
    private Optional<Question> settling = Optional.empty();

    private Optional<TurnDecision.Ask> held = Optional.empty();
    private int questions;
    private TurnId current = TurnId.NONE;
    /** Generations of the agent's replies to the turn under way that have words. */
    private final Set<Integer> worded = new HashSet<>();

    private TurnId wordsFor = TurnId.NONE;

    /** @param number of the announcement: those of others are positive */
    private record Question(VoiceEvent.ToolToConfirm tool, int number, boolean granted) {

        private boolean isFor(ToolAsker asker, String id) {
            return tool.asker().equals(asker) && tool.id().equals(id);
        }
    }

    /**
     * How it asks.
     *
     * @param yes what counts as a yes
     * @param howToAnswer said behind a question that does not say how to answer; may be empty
     */
    public record Manner(YesWords yes, String howToAnswer) {

        private static final Pattern KEY = Pattern.compile("(?U)\\b1\\b");

        /** English. */
        public static final Manner DEFAULT = new Manner(new YesWords(YesWords.ENGLISH), "Please say yes, or press 1.");

        /** Neither what a model wrote into the question tells how to answer it, nor the question itself: "Are you sure?" */
        private String whole(VoiceEvent.ToolToConfirm tool) {
            String behind = tool.form().substring(tool.form().lastIndexOf('?') + 1);
            boolean told = KEY.matcher(tool.form()).find() || yes.isAmong(behind);
            return told ? tool.question() : (tool.question().strip() + " " + howToAnswer).strip();
        }
    }

    /** @param mailbox takes what was decided */
    public AskCaller(Manner manner, Consumer<VoiceEvent> mailbox) {
        this.answer = new CallersAnswer(manner.yes());
        this.manner = manner;
        this.mailbox = mailbox;
    }

    @Override
    public void process(VoiceEvent event, long nowNanos, Emitter next) {
        switch (event) {
            case VoiceEvent.ToolToConfirm tool -> toConfirm(tool, nowNanos, next);
            case VoiceEvent.ToolAnswered answered -> {
                next.emit(event);
                settling.filter(it -> it.isFor(answered.asker(), answered.id()))
                        .ifPresent(it -> settled(it, answered.json(), next));
            }
            // The turn held here waits for the answer in place of whoever wanted the tool.
            case VoiceEvent.ToolUnwanted unwanted when isAskedAbout(unwanted.asker(), unwanted.id()) -> {}
            case VoiceEvent.Decided decided -> decided(decided, next);
            case VoiceEvent.ModelAsked asked -> {
                current = asked.turn();
                drop(asked.turn());
                if (open.isPresent()) {
                    close(false);
                }
                next.emit(event);
            }
            case VoiceEvent.AgentSaid(TurnId turn, int generation, AgentReply.TextChunk chunk, long atNanos)
            when !chunk.text().isBlank() -> {
                worded(turn, generation);
                next.emit(event);
            }
            default -> {
                hear(event);
                next.emit(event);
            }
        }
    }

    private void hear(VoiceEvent event) {
        switch (event) {
            case VoiceEvent.Edge edge -> answer.edge(edge.edge());
            case VoiceEvent.TurnText text -> answer.words(text.settled());
            case VoiceEvent.CallerDigit digit -> answer.pressed(digit.digit());
            case VoiceEvent.ReplyOver over -> answer.over(over.turn(), over.heard(), over.complete());
            case VoiceEvent.AsideDeaf deaf -> close(false);
            case VoiceEvent.LineLost lost -> close(false);
            default -> {}
        }
    }

    private void worded(TurnId turn, int generation) {
        if (!turn.equals(wordsFor)) {
            wordsFor = turn;
            worded.clear();
        }
        worded.add(generation);
    }

    /** One question at a time, and only for a reply that the caller still waits for. */
    private void toConfirm(VoiceEvent.ToolToConfirm tool, long nowNanos, Emitter next) {
        if (open.isPresent() || settling.isPresent() || !tool.turn().equals(current)) {
            mailbox.accept(new VoiceEvent.ToolConfirmed(tool.asker(), tool.id(), false));
            return;
        }
        Question question = new Question(tool, - ++questions, false);
        open = Optional.of(question);
        answer.forget();
        mailbox.accept(new VoiceEvent.StepAside(Optional.of(tool)));
        if (tool.asker() instanceof ToolAsker.Agent agent) {
            endReply(tool.turn(), agent.generation(), nowNanos, next);
        }
        next.emit(tool);
        mailbox.accept(new VoiceEvent.Announce(
                Announcement.forOneKey(question.number(), manner.whole(tool), SayOptions.POLITE)));
    }

    /** What the agent has said so far is heard out. */
    private void endReply(TurnId turn, int generation, long nowNanos, Emitter next) {
        if (turn.equals(wordsFor) && worded.contains(generation)) {
            next.emit(
                    new VoiceEvent.AgentSaid(turn, generation, new AgentReply.Ended(AgentReply.Then.LISTEN), nowNanos));
        } else {
            mailbox.accept(new VoiceEvent.ReplyOver(turn, Utterance.agent(""), true, Optional.empty()));
            mailbox.accept(new VoiceEvent.ReplyPlayed(turn, Playout.none(0)));
        }
    }

    private void decided(VoiceEvent.Decided decided, Emitter next) {
        switch (decided.decision()) {
            case TurnDecision.Ask ask -> ask(ask, next);
            // What is said to the caller next depends on the answer, and on what becomes of the tool.
            case TurnDecision.Prepare prepare when open.isPresent() || settling.isPresent() -> {}
            case TurnDecision.Say say -> {
                says(say.turn(), false);
                next.emit(decided);
            }
            case TurnDecision.Announce announce -> {
                says(
                        announce.turn(),
                        open.filter(it -> it.number() == announce.number()).isPresent());
                next.emit(decided);
            }
            case TurnDecision.AnnouncementOver over -> {
                if (over.how() != ReplyEnd.HEARD
                        && open.filter(it -> it.number() == over.number()).isPresent()) {
                    close(false);
                }
                next.emit(decided);
            }
            case TurnDecision.Interrupt interrupt -> {
                over(interrupt.turn());
                Optional<TurnDecision.Ask> heard = held.filter(ask -> ask.turn().equals(interrupt.turn()));
                drop(interrupt.turn());
                next.emit(decided);
                // It is not answered any more, and was said all the same.
                heard.ifPresent(
                        ask -> next.emit(new VoiceEvent.Decided(new TurnDecision.Unasked(ask.turn(), ask.text()))));
            }
            case TurnDecision.Abandon abandon -> {
                over(abandon.turn());
                drop(abandon.turn());
                next.emit(decided);
            }
            case TurnDecision.Withdraw withdraw -> {
                over(withdraw.turn());
                // Nobody remembers a turn that went no further than this.
                next.emit(
                        drop(withdraw.turn())
                                ? new VoiceEvent.Decided(new TurnDecision.Abandon(withdraw.turn(), false))
                                : decided);
            }
            case TurnDecision.DropSpeech drop -> {
                answer.nothing();
                next.emit(decided);
            }
            case TurnDecision.End end -> {
                held = Optional.empty();
                close(false);
                next.emit(decided);
            }
            default -> next.emit(decided);
        }
    }

    /** What is said between question and answer would get the answer. */
    private void says(TurnId reply, boolean question) {
        current = reply;
        if (question) {
            answer.asking(reply);
        } else if (answer.isAsked()) {
            close(false);
        }
    }

    private void over(TurnId reply) {
        current = reply.equals(current) ? TurnId.NONE : current;
        if (answer.isQuestion(reply)
                || open.filter(it -> it.tool().turn().equals(reply)).isPresent()) {
            close(false);
        }
    }

    private void ask(TurnDecision.Ask ask, Emitter next) {
        current = ask.turn();
        if (open.isPresent()) {
            close(answer.isYes(ask.text()));
        }
        answer.nothing();
        if (settling.isPresent()) {
            held = Optional.of(ask);
            mailbox.accept(new VoiceEvent.ReplyWorks(ask.turn(), true));
        } else {
            next.emit(new VoiceEvent.Decided(ask));
        }
    }

    /** {@code true} when a turn waited here that does so no more. */
    private boolean drop(TurnId turn) {
        boolean waited = held.filter(ask -> ask.turn().equals(turn)).isPresent();
        if (waited) {
            held = Optional.empty();
            mailbox.accept(new VoiceEvent.ReplyWorks(turn, false));
        }
        return waited;
    }

    private void close(boolean granted) {
        open.ifPresent(question -> {
            open = Optional.empty();
            settling = Optional.of(new Question(question.tool(), question.number(), granted));
            if (!answer.isAsked()) {
                mailbox.accept(new VoiceEvent.AnnouncementCancelled(question.number()));
            }
            answer.forget();
            mailbox.accept(new VoiceEvent.ToolConfirmed(
                    question.tool().asker(), question.tool().id(), granted));
            mailbox.accept(new VoiceEvent.StepBack());
        });
    }

    /** A model that goes on with it has taken the turn by now; what an effect has done the agent is told by whoever did it. */
    private void settled(Question question, String json, Emitter next) {
        settling = Optional.empty();
        boolean agents = question.tool().asker() instanceof ToolAsker.Agent;
        if (!question.granted() && (agents || held.isPresent())) {
            next.emit(new VoiceEvent.AgentNote(
                    "The caller was asked: \"" + question.tool().question() + "\" What became of it: " + json));
        }
        held.ifPresent(ask -> {
            mailbox.accept(new VoiceEvent.ReplyWorks(ask.turn(), false));
            next.emit(new VoiceEvent.Decided(ask));
        });
        held = Optional.empty();
    }

    private boolean isAskedAbout(ToolAsker asker, String id) {
        return open.or(() -> settling).filter(it -> it.isFor(asker, id)).isPresent();
    }
}
