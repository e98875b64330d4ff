package ai.beluga.voice.agent;

import ai.beluga.voice.agent.AgentReply.Then;
import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.fallback.CallContext;
import ai.beluga.voice.speech.fallback.Deadline;
import ai.beluga.voice.speech.fallback.FallbackLimits;
import ai.beluga.voice.speech.health.CallChain;
import ai.beluga.voice.speech.health.Chain;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One reply on its way along the chain of agents. Each is asked once; what one says after it was given up is dropped. */
final class FallbackReply implements Agent.Reply {

    private final CallChain<Agent> chain;
    private final FallbackLimits limits;
    private final Duration pause;
    private final CallContext context;
    private final AgentRequest request;
    private final Consumer<AgentReply> replies;
    private final Set<String> asked = new HashSet<>();
    private Optional<Attempt> current = Optional.empty();
    /** Asked the same while the current one lets the caller wait. */
    private Optional<Attempt> rival = Optional.empty();

    private Optional<Attempt> speaker = Optional.empty();
    /** Another one, asked later, was quicker: only slow, or hung? */
    private Optional<Attempt> beaten = Optional.empty();

    private boolean over;
    private boolean confirmed;

    FallbackReply(
            CallChain<Agent> chain,
            FallbackLimits limits,
            Duration pause,
            CallContext context,
            AgentRequest request,
            Consumer<AgentReply> replies) {
        this.chain = chain;
        this.limits = limits;
        this.pause = pause;
        this.context = context;
        this.request = request;
        this.replies = replies;
    }

    void begin() {
        ask(new ProviderException.Transient("none of the agents may be asked now"));
    }

    @Override
    public void cancel() {
        List<Attempt> all;
        synchronized (this) {
            over = true;
            all = Stream.of(current, rival, beaten).flatMap(Optional::stream).toList();
            rival = Optional.empty();
            beaten = Optional.empty();
        }
        all.forEach(Attempt::giveUp);
    }

    /** Asks the next agent of the chain as well, if one is ready; whoever speaks first goes on. */
    @Override
    public boolean hedge() {
        Optional<Attempt> next;
        synchronized (this) {
            if (over || current.isEmpty() || rival.isPresent() || speaker.isPresent()) {
                return false;
            }
            next = chain.chooseReady(asked).map(link -> new Attempt(link, request.ahead()));
            next.ifPresent(attempt -> asked.add(attempt.link.name()));
            rival = next;
        }
        next.ifPresent(Attempt::begin);
        return next.isPresent();
    }

    /** {@code true} for the one that speaks first; the other one is given up, and was too slow if it was asked before. */
    private boolean isSpeaker(Attempt attempt) {
        Optional<Attempt> loser;
        boolean late;
        synchronized (this) {
            if (speaker.isPresent()) {
                return speaker.get() == attempt;
            }
            speaker = Optional.of(attempt);
            late = rival.filter(other -> other == attempt).isPresent();
            loser = late ? current : rival;
            beaten = late ? loser : Optional.empty();
            current = Optional.of(attempt);
            rival = Optional.empty();
        }
        if (late) {
            loser.ifPresent(Attempt::lose);
            attempt.confirm();
        } else {
            loser.ifPresent(Attempt::giveUp);
        }
        return true;
    }

    /**
     * One that has said nothing failed.
     *
     * @return {@code true} when another one is being asked already
     */
    private boolean otherIsAsked(Attempt failed) {
        Optional<Attempt> promoted = Optional.empty();
        synchronized (this) {
            if (speaker.filter(other -> other != failed).isPresent()) {
                return true;
            }
            if (rival.filter(other -> other == failed).isPresent()) {
                rival = Optional.empty();
                return true;
            }
            if (rival.isPresent()) {
                promoted = rival;
                current = rival;
                rival = Optional.empty();
            }
        }
        promoted.ifPresent(Attempt::confirm);
        return promoted.isPresent();
    }

    /** Whoever answers now or later may do what waited. */
    @Override
    public void confirm() {
        Optional<Attempt> running;
        synchronized (this) {
            confirmed = true;
            running = current;
        }
        running.ifPresent(Attempt::confirm);
    }

    /** Whoever spoke last asked for them. */
    @Override
    public void keyed(DigitResult result) {
        last().flatMap(Attempt::begun).ifPresent(asked -> asked.keyed(result));
    }

    /** Whoever speaks has called it. */
    @Override
    public void toolResult(String id, String json) {
        last().ifPresent(attempt -> attempt.toolResult(id, json));
    }

    private synchronized Optional<Attempt> last() {
        return current;
    }

    private synchronized boolean isConfirmed() {
        return confirmed;
    }

    /** Somebody waits for it: what is prepared may wait for its confirmation as long as it likes. */
    private boolean isWanted() {
        return !request.preemptive() || isConfirmed();
    }

    private void ask(ProviderException causeIfNone) {
        Optional<Attempt> next;
        synchronized (this) {
            if (over) {
                return;
            }
            next = (request.preemptive() && !confirmed ? chain.chooseReady(asked) : chain.choose(asked))
                    .map(link -> new Attempt(link, request));
            next.ifPresent(attempt -> asked.add(attempt.link.name()));
            current = next;
            over = next.isEmpty();
        }
        if (next.isEmpty()) {
            replies.accept(new AgentReply.Failed(causeIfNone));
        } else {
            next.get().begin();
        }
    }

    /** One agent's try. */
    private final class Attempt {
        private final Chain.Link<Agent> link;
        private final AgentRequest request;
        private final Deadline words;
        private Optional<Agent.Reply> reply = Optional.empty();
        private boolean spoke;
        private final FirstClause firstClause;
        private boolean done;
        private boolean dropped;
        private final HeldManner manner = new HeldManner();
        private boolean lost;
        private boolean told;
        private boolean mayAct;
        private final OwedWords owed = new OwedWords();

        private Attempt(Chain.Link<Agent> link, AgentRequest request) {
            this.link = link;
            this.request = request;
            this.words = new Deadline(
                    context,
                    limits,
                    () -> chain.canReplace(link),
                    () -> fail(
                            EngineFailure.SILENT, new ProviderException.Transient("the agent said nothing in time")));
            this.firstClause = new FirstClause(words);
        }

        private void begin() {
            if (isWanted()) {
                words.start();
            }
            try {
                Agent.Reply begun = link.engine().reply(request, this::said);
                if (!keep(begun)) {
                    begun.cancel();
                } else if (isConfirmed() || mayAct()) {
                    confirm();
                }
            } catch (RuntimeException thrown) { // an agent that throws has failed; the call must not
                fail(EngineFailure.BROKE_OFF, new ProviderException.Transient("the agent threw", thrown));
            }
        }

        /** Told at most once, and only once there is a reply to tell. */
        private void confirm() {
            Optional<Agent.Reply> toTell;
            synchronized (this) {
                mayAct = true;
                toTell = dropped || told ? Optional.empty() : reply;
                told |= toTell.isPresent();
            }
            toTell.ifPresent(told -> {
                if (isLive() && !firstClause.isWhole()) {
                    words.start();
                }
                told.confirm();
            });
        }

        private synchronized Optional<Agent.Reply> begun() {
            return reply;
        }

        /** From now on it owes words again, as at its begin. */
        private void toolResult(String id, String json) {
            if (owed.hasResult(context.ticker().nanos()) && isLive() && !firstClause.isWhole()) {
                words.start();
            }
            begun().ifPresent(called -> called.toolResult(id, json));
        }

        private synchronized boolean mayAct() {
            return mayAct;
        }

        private synchronized boolean keep(Agent.Reply begun) {
            reply = Optional.of(begun);
            return !done;
        }

        private void said(AgentReply event) {
            if (isLost() && !(event instanceof AgentReply.Failed)) {
                giveUp();
                return;
            }
            switch (event) {
                case AgentReply.TextChunk chunk -> {
                    if (speaks(chunk.text())) {
                        firstClause.add(chunk.text(), isWanted());
                        manner.tell(replies);
                        replies.accept(event);
                    }
                }
                case AgentReply.CallsTool call -> {
                    if (speaks(call.tool())) {
                        owed.calls();
                        words.stop();
                        manner.tell(replies);
                        replies.accept(event);
                    }
                }
                case AgentReply.StoppedBy stopped -> manner.keep(stopped);
                case AgentReply.AsksForKeys asks -> manner.keep(asks);
                case AgentReply.Ended ended -> {
                    if (ended.then() == Then.LISTEN && !hasSpoken()) {
                        fail(EngineFailure.GARBLED, new ProviderException.Transient("the agent's reply was empty"));
                    } else if (isSpeaker(this) && finish()) {
                        chain.worked(link);
                        chain.serves(link);
                        manner.tell(replies);
                        replies.accept(event);
                    }
                }
                case AgentReply.Failed failed ->
                    fail(
                            failed.cause() instanceof ProviderException.Permanent
                                    ? EngineFailure.REFUSED
                                    : EngineFailure.BROKE_OFF,
                            failed.cause());
            }
        }

        /** White space before the first words says nothing; to call a tool is as good as words. */
        private boolean speaks(String text) {
            if (!text.isBlank() && isLive() && !isSpeaker(this)) {
                return false;
            }
            synchronized (this) {
                owed.said(context.ticker().nanos());
                if (done || spoke || text.isBlank()) {
                    return !done && spoke;
                }
                spoke = true;
            }
            chain.worked(link);
            chain.serves(link);
            return true;
        }

        private synchronized boolean isLive() {
            return !done;
        }

        private synchronized boolean hasSpoken() {
            return spoke;
        }

        private synchronized boolean finish() {
            boolean first = !done;
            done = true;
            words.stop();
            return first;
        }

        private void fail(EngineFailure how, ProviderException cause) {
            if (!finish()) {
                return;
            }
            cancelReply();
            chain.failed(link, how, cause);
            if (isLost()) {
                return;
            }
            if (hasSpoken()) {
                replies.accept(new AgentReply.Failed(cause));
            } else if (!otherIsAsked(this)) {
                ask(cause);
            }
        }

        /** Another one has spoken first: whether this one hangs is known when its own time is over. */
        private synchronized void lose() {
            lost = !done;
        }

        private synchronized boolean isLost() {
            return lost;
        }

        /** Whoever gives a reply up after so long a pause in it may have done so because of the pause. */
        private void giveUp() {
            boolean owedWords = isWanted() && owesWords();
            if (finish()) {
                cancelReply();
                if (owedWords) {
                    chain.failed(
                            link,
                            EngineFailure.SILENT,
                            new ProviderException.Transient("the agent paused for too long in its reply"));
                }
            }
        }

        private synchronized boolean owesWords() {
            return spoke && owed.areOwedFor(pause, context.ticker().nanos());
        }

        private void cancelReply() {
            Optional<Agent.Reply> begun;
            synchronized (this) {
                begun = reply;
                dropped = true;
            }
            begun.ifPresent(Agent.Reply::cancel);
        }
    }
}
