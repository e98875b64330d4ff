package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One conversation: what the port asks for becomes client events, what the vendor tells becomes the port's. Pure; called by
 * one thread at a time.
 */
final class Conversation {

    private final Opening.Turns turns;
    private final Consumer<S2sEvent> report;
    private final Consumer<String> send;
    private final CallerAudio audio;
    private final Utterances utterances;
    private final Parts parts;
    private final Calls calls;
    private final Replies replies;
    private final DoubtfulResponse doubt;
    /** The newest part when the caller began to speak; only where the vendor takes the turns. */
    private int newestBefore;

    /**
     * @param report takes what is to be told
     * @param send takes events for the vendor
     */
    Conversation(Opening.Turns turns, Consumer<S2sEvent> report, Consumer<String> send) {
        this.turns = turns;
        this.report = report;
        this.send = send;
        this.audio = new CallerAudio(turns, send);
        this.utterances = new Utterances(report);
        this.parts = new Parts(report, send);
        this.calls = new Calls(report, send, this::goOn);
        this.replies = new Replies(turns, report, send, calls::aboutToAnswer);
        this.doubt = new DoubtfulResponse(replies, this::act);
    }

    private void goOn() {
        replies.want(new Replies.Wish.Answer(true));
    }

    void accept(short[] samples, int offset, int length) {
        audio.accept(samples, offset, length);
    }

    void callerStarted() {
        audio.started();
    }

    void callerWithdrew() {
        audio.withdrew();
    }

    void callerHeard() {
        if (turns == Opening.Turns.OURS) {
            audio.finished();
            send.accept(ClientEvents.COMMIT);
        }
    }

    void callerFinished() {
        if (turns == Opening.Turns.OURS) {
            callerHeard();
            replies.want(new Replies.Wish.Answer(false));
        }
    }

    /** What was heard of a reply that the vendor gave up may be known only when the next is under way, which goes on then. */
    void interrupt(int part, int heardMillis) {
        Optional<String> untold = replies.takeUntold();
        boolean before = replies.isFollowed() && (part > 0 ? part <= newestBefore : untold.isPresent());
        if (before) {
            calls.silenceEarlier();
            parts.heard(part, heardMillis, untold.orElse(""), newestBefore);
        } else {
            calls.silence();
            String latest = replies.latest();
            replies.giveUp();
            doubt.isOld();
            parts.heard(part, heardMillis, latest, Integer.MAX_VALUE);
        }
    }

    void say(JsonObject exactly) {
        replies.want(new Replies.Wish.Exactly(exactly));
    }

    /** Vendors refuse a line without words. */
    void tell(Line line, boolean reply) {
        if (!line.text().isBlank()) {
            send.accept(ClientEvents.message(line));
        }
        if (reply) {
            replies.want(new Replies.Wish.Answer(false));
        }
    }

    void toolResult(String call, String json) {
        calls.result(call, json);
    }

    /** The vendor refuses something. */
    void refused(Refusal refusal) {
        switch (refusal.kind()) {
            case BUSY -> {
                if (replies.busy(refusal.eventId())) {
                    doubt.isOld();
                }
            }
            case REFUSED -> replies.refused(refusal);
            case HARMLESS, TOO_OLD -> {}
        }
    }

    /**
     * The vendor tells something.
     *
     * @throws IllegalArgumentException when audio is no base64
     */
    void take(JsonMessage event) {
        if (!doubt.takes(event)) {
            act(event);
        }
    }

    private void act(JsonMessage event) {
        switch (event.text("type")) {
            case "response.output_audio.delta", "response.audio.delta" -> spoke(event);
            case "response.output_audio_transcript.delta", "response.audio_transcript.delta" -> {
                if (isTold(event)) {
                    parts.words(event.text("response_id"), place(event), event.text("delta"));
                }
            }
            case "response.output_audio_transcript.done", "response.audio_transcript.done" -> {
                if (isTold(event)) {
                    parts.allWords(event.text("response_id"), place(event), event.text("transcript"));
                }
            }
            case "response.content_part.done" -> {
                if (isTold(event)) {
                    parts.ended(place(event));
                }
            }
            case "response.output_item.done" ->
                event.object("item").ifPresent(item -> called(event.text("response_id"), item));
            case "response.created" -> event.object("response").ifPresent(this::began);
            case "response.done" -> event.object("response").ifPresent(this::ended);
            default -> takeOfCaller(event);
        }
    }

    private void takeOfCaller(JsonMessage event) {
        String item = event.text("item_id");
        switch (event.text("type")) {
            case "input_audio_buffer.speech_started" -> {
                utterances.said(item);
                speaks(true);
            }
            case "input_audio_buffer.speech_stopped" -> speaks(false);
            case "input_audio_buffer.committed" -> utterances.said(item);
            case "conversation.item.input_audio_transcription.delta" -> utterances.grew(item, event.text("delta"));
            case "conversation.item.input_audio_transcription.updated" ->
                utterances.became(item, event.text("transcript"));
            case "conversation.item.input_audio_transcription.completed" ->
                utterances.settled(item, event.text("transcript"));
            case "conversation.item.input_audio_transcription.failed" -> utterances.settled(item, "");
            default -> {} // what is told twice, what nobody needs, and what is added later
        }
    }

    private void speaks(boolean speaking) {
        if (turns == Opening.Turns.VENDORS) {
            if (speaking) {
                replies.vendorGivesUp();
                calls.callerSpeaks();
                newestBefore = parts.newest();
            }
            report.accept(new S2sEvent.CallerSpeech(speaking));
        }
    }

    private boolean isTold(JsonMessage event) {
        return replies.tells(event.text("response_id"));
    }

    private void spoke(JsonMessage event) {
        if (isTold(event)) {
            byte[] muLaw = Base64.getDecoder().decode(event.text("delta"));
            parts.audio(event.text("response_id"), place(event), muLaw);
        }
    }

    private static Parts.Place place(JsonMessage event) {
        return new Parts.Place(
                event.text("item_id"), event.number("content_index").orElse(0.0).intValue());
    }

    private void began(JsonMessage response) {
        String ask = response.object("metadata")
                .map(metadata -> metadata.text(ClientEvents.ASK))
                .orElse("");
        replies.created(response.text("id"), ask);
    }

    /** A reply has made an item; only calls of tools are of interest, text and sound came before. */
    private void called(String responseId, JsonMessage item) {
        boolean whole = !item.text("status").equals("incomplete")
                && !item.text("status").equals("in_progress");
        if (!item.text("type").equals("function_call") || !whole) {
            return;
        }
        String call = item.text("call_id");
        if (replies.tells(responseId)) {
            calls.made(responseId, call, item.text("name"), item.text("arguments"));
        } else if (replies.isCurrent(responseId)) {
            calls.unmade(call);
        }
    }

    private void ended(JsonMessage response) {
        String id = response.text("id");
        if (!replies.isCurrent(id)) {
            replies.next();
            return;
        }
        response.objects("output").forEach(item -> called(id, item));
        if (replies.tells(id)) {
            parts.allEnded(id);
        } else {
            response.objects("output").forEach(this::forgotten);
        }
        response.object("usage")
                .map(Tokens::used)
                .filter(used -> !used.equals(S2sEvent.Usage.NONE))
                .ifPresent(used -> report.accept(new S2sEvent.Used(used)));
        calls.over(id);
        replies.done(how(response.text("status")));
    }

    /** A message that a reply began after it was given up: the caller never hears of it, nor may the model remember it. */
    private void forgotten(JsonMessage item) {
        if (item.text("type").equals("message") && !parts.knows(item.text("id"))) {
            send.accept(ClientEvents.delete(item.text("id")));
        }
    }

    private static S2sEvent.ReplyEnded.How how(String status) {
        return switch (status) {
            case "cancelled" -> S2sEvent.ReplyEnded.How.STOPPED;
            case "incomplete" -> S2sEvent.ReplyEnded.How.CUT;
            case "failed" -> S2sEvent.ReplyEnded.How.FAILED;
            default -> S2sEvent.ReplyEnded.How.COMPLETE;
        };
    }
}
