package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.S2sEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The tools the model calls. A reply's calls belong together: once the reply is over and all of them have their results the
 * model goes on, unless the caller took the floor meanwhile. Before the model answers to something else a call without a
 * result is told to be under way, since a conversation may not go on behind one; its result then comes as a line.
 */
final class Calls {

    private static final String UNDER_WAY = "{\"status\":\"under way, the result follows\"}";
    private static final String NOT_MADE = "{\"status\":\"not done: the caller interrupted before\"}";

    private final Consumer<S2sEvent> report;
    private final Consumer<String> send;
    private final Runnable goOn;
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private final Map<String, Reply> replies = new HashMap<>();
    /** Of the reply under way. */
    private final Set<String> unmade = new HashSet<>();

    /** @param goOn asks for the reply that goes on with the results */
    Calls(Consumer<S2sEvent> report, Consumer<String> send, Runnable goOn) {
        this.report = report;
        this.send = send;
        this.goOn = goOn;
    }

    private static final class Reply {
        private final String id;
        private int waiting;
        private boolean over;
        private boolean silent;
        private boolean earlier;

        Reply(String id) {
            this.id = id;
        }
    }

    private static final class Call {
        private final String tool;
        private final Reply reply;
        private boolean toldUnderWay;
        private boolean answered;

        Call(String tool, Reply reply) {
            this.tool = tool;
            this.reply = reply;
        }
    }

    /** A reply calls a tool. */
    void made(String responseId, String call, String tool, String arguments) {
        if (calls.containsKey(call)) {
            return;
        }
        Reply reply = replies.computeIfAbsent(responseId, Reply::new);
        reply.waiting++;
        calls.put(call, new Call(tool, reply));
        report.accept(new S2sEvent.ToolCalled(call, tool, arguments));
    }

    /** A reply that was given up has called a tool; nobody hears of it. */
    void unmade(String call) {
        if (!calls.containsKey(call) && unmade.add(call)) {
            send.accept(ClientEvents.result(call, NOT_MADE));
        }
    }

    /** The result of a call; nothing for one that is not waited for. */
    void result(String call, String json) {
        Call known = calls.get(call);
        if (known == null || known.answered) {
            return;
        }
        known.answered = true;
        known.reply.waiting--;
        send.accept(
                known.toldUnderWay
                        ? ClientEvents.message(
                                new Line(Line.Role.DIRECTION, "The result of " + known.tool + " is there: " + json))
                        : ClientEvents.result(call, json));
        goOnAfter(known.reply);
    }

    /** No more calls come of this reply. */
    void over(String responseId) {
        unmade.clear();
        Reply reply = replies.get(responseId);
        if (reply != null) {
            reply.over = true;
            goOnAfter(reply);
        }
    }

    /** The caller has the floor: results are told to the model and nothing more. */
    void silence() {
        replies.values().forEach(reply -> reply.silent = true);
    }

    /** The vendor hears the caller begin: what it replies from now on is another reply. */
    void callerSpeaks() {
        replies.values().forEach(reply -> reply.earlier = true);
    }

    /** The caller took the floor from a reply before the one under way, whose calls it may go on with. */
    void silenceEarlier() {
        replies.values().forEach(reply -> reply.silent |= reply.earlier);
    }

    /** The model is about to answer to something else. */
    void aboutToAnswer() {
        calls.forEach((id, call) -> {
            if (!call.answered && !call.toldUnderWay) {
                call.toldUnderWay = true;
                send.accept(ClientEvents.result(id, UNDER_WAY));
            }
        });
    }

    private void goOnAfter(Reply reply) {
        if (!reply.over || reply.waiting > 0) {
            return;
        }
        replies.remove(reply.id);
        for (Iterator<Call> all = calls.values().iterator(); all.hasNext(); ) {
            if (all.next().reply == reply) {
                all.remove();
            }
        }
        if (!reply.silent) {
            goOn.run();
        }
    }
}
