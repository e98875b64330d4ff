package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the vendor's messages events, and what the gateway wants messages. Not thread-safe; no clock.
 *
 * <p>The vendor interrupts itself whenever the caller becomes active. Whether the caller is to have the floor is for the gateway
 * to say, so with turns of ours the caller's activity is held back while the vendor's turn lasts.
 */
final class GeminiConversation {

    /** Where the vendor's turn stands. */
    private enum Phase {
        /** Nothing is owed. */
        IDLE,
        /** A reply was asked for, nothing of it came. */
        ASKED,
        /** A reply is reported. */
        SPEAKING,
        /** The reply is whole, the vendor waits for it to be played. */
        SPOKEN,
        /** The vendor waits for results, or goes on with them soon. */
        TOOLS,
        /** Given up; what still comes of it is dropped until the vendor's turn is over. */
        CUT
    }

    private final Opening.Turns turns;
    private final Consumer<S2sEvent> events;
    private final Consumer<String> out;
    private final CallerAudio audio;
    private final CallerWords callerWords;
    private final Reply reply;
    private final ToolCalls tools = new ToolCalls();
    private final UntoldLines lines;
    private Phase phase = Phase.IDLE;
    private boolean askedMeanwhile;
    private boolean strayEnd;
    /** The vendor's turn ended while its tools are at work: nothing more comes before their results. */
    private boolean over;

    private boolean callerSpeaks;
    /** The vendor, which takes the turns, has heard the caller and has not begun to answer. */
    private boolean owesAnswer;
    /** The vendor was told that the caller is active, and cannot be told that it was nothing. */
    private boolean activityOpen;

    /**
     * @param events in the order they are to be reported
     * @param out takes messages to the vendor
     */
    GeminiConversation(Opening.Turns turns, Consumer<S2sEvent> events, Consumer<String> out) {
        this.turns = turns;
        this.events = events;
        this.out = out;
        this.audio = new CallerAudio(pcm -> out.accept(ClientMessages.audio(pcm)));
        this.callerWords = new CallerWords(events);
        this.reply = new Reply(events);
        this.lines = new UntoldLines(out);
        if (turns == Opening.Turns.VENDORS) {
            audio.open();
        }
    }

    void accept(short[] samples, int offset, int length) {
        audio.accept(samples, offset, length);
    }

    void callerStarted() {
        if (turns == Opening.Turns.OURS && !callerSpeaks) {
            callerSpeaks = true;
            openActivityIfFree();
        }
    }

    void callerFinished() {
        if (turns == Opening.Turns.VENDORS) {
            return;
        }
        boolean cut = giveUp();
        if (!audio.isOpen()) {
            openActivity();
        }
        lines.leaveIfAny();
        endActivity();
        asked(cut);
    }

    /** The vendor answers to the end of any activity, so this one stays open, without sound, for what the caller says next. */
    void callerWithdrew() {
        if (callerSpeaks && audio.isOpen()) {
            audio.hold();
            callerWords.withdraw();
        }
        callerSpeaks = false;
    }

    /** Gives the reply up, and has the model told what was heard of it. Of an earlier reply than the one under way it comes too late. */
    void interrupt(int part, int heardMillis) {
        if (reply.isEarlier(part)) {
            return;
        }
        boolean vendorSpeaks = phase != Phase.IDLE && phase != Phase.CUT;
        boolean bySpeech = callerSpeaks && !activityOpen;
        giveUp();
        reply.heard(part, heardMillis).ifPresent(lines::whatWasHeard);
        if (!lines.isEmpty() || (vendorSpeaks && !bySpeech)) {
            lines.leave();
        }
        openActivityIfFree();
    }

    /** A line without words is not sent; the model is asked to go on all the same when a reply is wanted. */
    void tell(Line line, boolean replyWanted) {
        lines.add(line);
        if (replyWanted) {
            boolean cut = giveUp();
            if (activityOpen) {
                callerWords.withdraw();
                lines.leaveIfAny();
                endActivity();
            } else {
                lines.leaveForAnswer();
            }
            asked(cut);
        } else {
            leaveIfFree();
        }
    }

    /** Lines end whatever the vendor is about to say. */
    private void leaveIfFree() {
        if (phase == Phase.IDLE && !owesAnswer) {
            lines.leaveIfAny();
        }
    }

    void toolResult(String call, String json) {
        if (tools.result(call, json)) {
            goOnWithResults();
        }
        tools.late(call, json).ifPresent(late -> {
            lines.late(late);
            leaveIfFree();
        });
    }

    private void goOnWithResults() {
        tools.complete().ifPresent(results -> {
            over = false;
            out.accept(ClientMessages.results(results));
        });
    }

    /** A message of the vendor's, in which several fields may stand at once. */
    void take(JsonMessage message) {
        message.object("voiceActivity").ifPresent(this::voiceActivity);
        JsonMessage content = message.object("serverContent").orElse(JsonMessage.EMPTY);
        content.object("inputTranscription").ifPresent(words -> heardWords(words.text("text")));
        if (content.flag("interrupted")) {
            interrupted();
        }
        said(ServerContent.of(content));
        message.object("toolCall").ifPresent(this::toolCall);
        message.object("toolCallCancellation").ifPresent(this::withdraw);
        if (content.flag("generationComplete") && phase == Phase.SPEAKING) {
            reply.end(How.COMPLETE);
            phase = Phase.SPOKEN;
        }
        if (content.flag("turnComplete")) {
            turnComplete(ServerContent.how(content.text("turnCompleteReason")));
        }
    }

    private void voiceActivity(JsonMessage activity) {
        if (turns == Opening.Turns.VENDORS) {
            switch (activity.text("voiceActivityType")) {
                case "ACTIVITY_START" -> {
                    reply.dropEarlyWords();
                    callerSpeech(true);
                }
                case "ACTIVITY_END" -> callerSpeech(false);
                default -> {} // what is added later
            }
        }
    }

    /** Words tell of speech when nothing else did. */
    private void heardWords(String words) {
        if (words.isEmpty()) {
            return;
        }
        if (turns == Opening.Turns.VENDORS && phase == Phase.IDLE && callerWords.isComplete()) {
            reply.dropEarlyWords();
            callerSpeech(true);
        }
        callerWords.add(words);
    }

    private void callerSpeech(boolean speaking) {
        if (callerSpeaks != speaking) {
            callerSpeaks = speaking;
            owesAnswer = true;
            events.accept(new S2sEvent.CallerSpeech(speaking));
            if (speaking) {
                callerWords.begin();
            }
        }
    }

    private void interrupted() {
        if (turns == Opening.Turns.VENDORS && phase != Phase.CUT) {
            callerSpeech(true);
        }
        switch (phase) {
            case ASKED -> strayEnd = true;
            // Told of a turn given up already: what the gateway asked for meanwhile is still to come.
            case CUT -> {}
            case IDLE, SPEAKING, SPOKEN, TOOLS -> giveUp();
        }
    }

    private void said(ServerContent.Said said) {
        if (!said.audio().isEmpty() && phase != Phase.CUT && phase != Phase.SPOKEN) {
            beginReply();
            said.audio().forEach(reply::audio);
        }
        if (!said.words().isEmpty()) {
            saidWords(said.words());
        }
    }

    /** Words have no order against anything else, so alone they never begin a reply: they may be the last one's. */
    private void saidWords(String words) {
        switch (phase) {
            case SPEAKING -> reply.words(words);
            case SPOKEN -> reply.lateWords(words);
            case ASKED -> reply.earlyWords(words);
            case TOOLS, IDLE -> {
                if (phase == Phase.TOOLS ? !tools.isOpen() : turns == Opening.Turns.VENDORS) {
                    reply.earlyWords(words);
                }
            }
            case CUT -> {}
        }
    }

    private void beginReply() {
        if (phase == Phase.SPEAKING) {
            return;
        }
        if (turns == Opening.Turns.VENDORS) {
            // A reply nobody asked for in text answers to a caller of whom nothing was told yet.
            callerSpeech(callerSpeaks || phase == Phase.IDLE);
            callerSpeech(false);
            owesAnswer = false;
        }
        strayEnd = false;
        reply.begin(phase == Phase.TOOLS);
        phase = Phase.SPEAKING;
    }

    private void toolCall(JsonMessage calls) {
        List<JsonMessage> functions = calls.objects("functionCalls");
        if (phase == Phase.CUT || functions.isEmpty()) {
            return;
        }
        beginReply();
        reply.endPart();
        for (JsonMessage function : functions) {
            String call = function.text("id");
            String tool = function.text("name");
            tools.called(call, tool);
            events.accept(new S2sEvent.ToolCalled(
                    call, tool, function.object("args").map(JsonMessage::json).orElse("{}")));
        }
        reply.end(How.COMPLETE);
        phase = Phase.TOOLS;
        over = false;
    }

    private void withdraw(JsonMessage cancellation) {
        cancellation.texts("ids").stream()
                .filter(tools::withdrawn)
                .map(S2sEvent.ToolWithdrawn::new)
                .forEach(events);
        goOnWithResults();
        if (over && !tools.isOpen()) {
            turnIsOver();
        }
    }

    private void turnComplete(How how) {
        switch (phase) {
            case SPEAKING -> reply.end(how);
            case ASKED -> {
                if (strayEnd) {
                    strayEnd = false;
                    return;
                }
                reply.begin(false);
                reply.end(how);
            }
            case TOOLS -> {
                if (tools.isOpen()) {
                    over = true;
                    return;
                }
                failed(how, true);
            }
            case IDLE -> failed(how, owesAnswer);
            case CUT, SPOKEN -> {}
        }
        turnIsOver();
    }

    /** Nothing was made of a reply that the caller waits for. */
    private void failed(How how, boolean owed) {
        if (how == How.FAILED && owed) {
            beginReply();
            reply.end(how);
        }
    }

    private void turnIsOver() {
        if (phase != Phase.CUT) {
            callerWords.settle();
        }
        phase = askedMeanwhile ? Phase.ASKED : Phase.IDLE;
        askedMeanwhile = false;
        over = false;
        leaveIfFree();
        openActivityIfFree();
    }

    /** Nothing of the vendor's turn is reported any more; {@code false} when there is none. */
    private boolean giveUp() {
        tools.giveUp().forEach(lines::late);
        switch (phase) {
            case IDLE -> {
                return false;
            }
            case CUT -> askedMeanwhile = false;
            case SPEAKING -> reply.end(How.STOPPED);
            case TOOLS -> {
                if (over) {
                    over = false;
                    phase = Phase.IDLE;
                    return false;
                }
            }
            case ASKED, SPOKEN -> {}
        }
        phase = Phase.CUT;
        return true;
    }

    /** @param cut {@code true} when the end of the turn before is still to come */
    private void asked(boolean cut) {
        reply.settled();
        if (cut) {
            askedMeanwhile = true;
        } else {
            phase = Phase.ASKED;
        }
    }

    private void openActivityIfFree() {
        boolean free = phase == Phase.IDLE || phase == Phase.CUT;
        if (turns == Opening.Turns.OURS && callerSpeaks && !audio.isOpen() && free) {
            openActivity();
        }
    }

    private void openActivity() {
        if (!activityOpen) {
            activityOpen = true;
            out.accept(ClientMessages.ACTIVITY_START);
        }
        callerWords.begin();
        audio.open();
    }

    private void endActivity() {
        if (audio.isOpen()) {
            audio.close();
        }
        out.accept(ClientMessages.ACTIVITY_END);
        activityOpen = false;
        callerSpeaks = false;
    }
}
