package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import jakarta.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The model's replies, one at a time: the vendor refuses to begin one while another is under way, so what is wished for waits
 * until that one is over.
 */
final class Replies {

    /** Of what was asked for and given up before it began, which may come for a moment. */
    private static final int ABANDONED_KEPT = 16;

    private final Opening.Turns turns;
    private final Consumer<S2sEvent> report;
    private final Consumer<String> send;
    private final Runnable beforeAnswer;
    private final Deque<Wish> wishes = new ArrayDeque<>();
    private Optional<Asked> asked = Optional.empty();
    /** Given up before the vendor began it, oldest first; a vendor that never begins it holds nothing up. */
    private final Deque<Asked> abandoned = new ArrayDeque<>();

    private Optional<Reply> current = Optional.empty();
    /** The response that began last, if nothing was asked for since; empty for none. */
    private String latest = "";

    /** The reply that the vendor gave up by itself, if nobody has told yet what was heard of it. */
    private Optional<String> untold = Optional.empty();

    private boolean callerSpoke;
    private boolean followed;

    private int asks;

    /** @param beforeAnswer run before the model is asked to answer to the caller */
    Replies(Opening.Turns turns, Consumer<S2sEvent> report, Consumer<String> send, Runnable beforeAnswer) {
        this.turns = turns;
        this.report = report;
        this.send = send;
        this.beforeAnswer = beforeAnswer;
    }

    /** A reply that is wanted. */
    sealed interface Wish {
        /** @param goesOn with the results of tools */
        record Answer(boolean goesOn) implements Wish {}

        /** Given words. */
        record Exactly(JsonObject item) implements Wish {

            String words() {
                return item.getJsonArray("content").getValuesAs(JsonObject.class).stream()
                        .map(content -> content.getString("text", ""))
                        .collect(Collectors.joining());
            }
        }
    }

    private record Asked(Wish wish, String id) {

        /** Given words come without the id they were asked for with. */
        boolean isFor(String other) {
            return wish instanceof Wish.Exactly ? other.isEmpty() : other.equals(id);
        }

        boolean goesOn() {
            return wish instanceof Wish.Answer answer && answer.goesOn();
        }
    }

    private record Reply(String id, boolean told, boolean givenUp) {}

    /** Wants a reply, as soon as it can be. One answer is enough: it is to the caller, who gets the results with it. */
    void want(Wish wish) {
        if (wish instanceof Wish.Answer answer) {
            boolean better = answer.goesOn() && wishes.stream().anyMatch(Wish.Answer.class::isInstance);
            if (better) {
                return;
            }
            wishes.removeIf(Wish.Answer.class::isInstance);
        }
        wishes.add(wish);
        next();
    }

    /** Begins what is wished for, if it can be. */
    void next() {
        if (current.isPresent() || asked.isPresent() || wishes.isEmpty()) {
            return;
        }
        Wish wish = wishes.remove();
        String id = "ask_" + ++asks;
        if (wish instanceof Wish.Answer answer && !answer.goesOn()) {
            beforeAnswer.run();
        }
        asked = Optional.of(new Asked(wish, id));
        latest = "";
        send.accept(
                switch (wish) {
                    case Wish.Answer answer -> ClientEvents.respond(id);
                    case Wish.Exactly exactly -> ClientEvents.create(id, exactly.item());
                });
    }

    /**
     * A response begins.
     *
     * @param ask what it was asked for with; empty when the vendor made it by itself, or does not say
     */
    void created(String id, String ask) {
        if (current.isPresent()) {
            return;
        }
        latest = id;
        followed = callerSpoke;
        boolean givenUp = abandoned.stream().anyMatch(each -> each.isFor(ask))
                || !abandoned.isEmpty() && asked.isEmpty() && turns == Opening.Turns.OURS;
        current = Optional.of(new Reply(id, !givenUp, givenUp));
        if (givenUp) {
            abandoned.stream().filter(each -> each.isFor(ask)).findFirst().ifPresent(abandoned::remove);
            return;
        }
        Optional<Asked> from = asked.filter(each -> turns == Opening.Turns.OURS || each.isFor(ask));
        if (from.isPresent()) {
            asked = Optional.empty();
        }
        report.accept(new S2sEvent.ReplyBegan(from.filter(Asked::goesOn).isPresent()));
    }

    /** The words asked for; empty for none, or for an answer. */
    String exactWords() {
        return asked.map(Replies::exactWords).orElse("");
    }

    /** The words asked for and given up before they were begun, which may come yet. */
    List<String> abandonedWords() {
        return abandoned.stream()
                .map(Replies::exactWords)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private static String exactWords(Asked ask) {
        return ask.wish() instanceof Wish.Exactly exactly ? exactly.words() : "";
    }

    /** The vendor begins what was asked for behind them: they will not come. */
    void forgetAbandonedWords() {
        abandoned.removeIf(ask -> ask.wish() instanceof Wish.Exactly);
    }

    /** Whether something of this response may be told; vendors leave the id out where only one can be meant. */
    boolean tells(String id) {
        return current.filter(reply -> !reply.givenUp() && (id.isEmpty() || id.equals(reply.id())))
                .isPresent();
    }

    /** Whether a response is under way. */
    boolean isUnderWay() {
        return current.isPresent();
    }

    /** Whether this response is the one under way. */
    boolean isCurrent(String id) {
        return current.filter(reply -> reply.id().equals(id)).isPresent();
    }

    /** The response that a position without a part is about; empty for none. */
    String latest() {
        return latest;
    }

    /** The one under way is over; one that was given up was stopped, however far the vendor got with it. */
    void done(S2sEvent.ReplyEnded.How how) {
        Optional<Reply> over = current;
        current = Optional.empty();
        over.filter(Reply::told)
                .map(reply -> reply.givenUp() ? S2sEvent.ReplyEnded.How.STOPPED : how)
                .map(S2sEvent.ReplyEnded::new)
                .ifPresent(report);
        next();
    }

    /** Nothing more is wanted of the one under way, nor of what was wished for. */
    void giveUp() {
        wishes.clear();
        asked.ifPresent(ask -> {
            send.accept(ClientEvents.cancel(""));
            if (abandoned.size() == ABANDONED_KEPT) {
                abandoned.remove();
            }
            abandoned.add(ask);
        });
        asked = Optional.empty();
        current = current.map(reply -> {
            if (!reply.givenUp()) {
                send.accept(ClientEvents.cancel(reply.id()));
            }
            return new Reply(reply.id(), reply.told(), true);
        });
    }

    /** The caller speaks: the vendor gives up what is under way, and answers to the caller by itself. */
    void vendorGivesUp() {
        wishes.removeIf(Wish.Answer.class::isInstance);
        untold = current.filter(reply -> !reply.givenUp()).map(Reply::id);
        callerSpoke = true;
        followed = false;
        current = current.map(reply -> new Reply(reply.id(), reply.told(), true));
    }

    /** The reply that the vendor gave up by itself, for whoever tells what was heard of it; once. */
    Optional<String> takeUntold() {
        Optional<String> taken = untold;
        untold = Optional.empty();
        return taken;
    }

    /** Whether the vendor has begun to answer to what the caller said since it gave up a reply. */
    boolean isFollowed() {
        return followed;
    }

    /**
     * The vendor did not begin what was asked for, since one is under way: it is asked again behind that one.
     *
     * @param eventId empty when the vendor does not say which event it refuses
     * @return {@code false} when it is about what was given up
     */
    boolean busy(String eventId) {
        if (isOfAnAbandoned(eventId)) {
            return false;
        }
        asked.ifPresent(ask -> wishes.addFirst(ask.wish()));
        asked = Optional.empty();
        return true;
    }

    /**
     * The vendor refuses something. Where it does not say which event it refuses, what a client did wrong is taken to be what
     * was asked for; trouble of its own is not, the reply may still come.
     */
    void refused(Refusal refusal) {
        if (isOfAnAbandoned(refusal.eventId())) {
            return;
        }
        boolean unnamed = refusal.eventId().isEmpty() && refusal.helpless();
        asked.filter(ask -> unnamed || refusal.eventId().equals(ask.id())).ifPresent(ask -> {
            asked = Optional.empty();
            report.accept(new S2sEvent.ReplyBegan(ask.goesOn()));
            report.accept(new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.FAILED));
            next();
        });
    }

    private boolean isOfAnAbandoned(String eventId) {
        return abandoned.removeIf(ask -> ask.id().equals(eventId));
    }
}
