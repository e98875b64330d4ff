package ai.beluga.voice.provider.nova;

import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.provider.socket.MalformedMessageException;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes the vendor's events those of the port. The vendor takes the turns, and stops by itself when the caller speaks; no event of
 * a client does. Not thread-safe; no clock.
 */
final class NovaConversation {

    /** What the model has cut its speech for; comes as if it were text. */
    private static final String INTERRUPTED = "{\"interrupted\":true}";

    private final Consumer<S2sEvent> events;
    private final Consumer<String> unwanted;
    private final ReplyParts reply;
    private final Map<String, Block> blocks = new HashMap<>();
    private final Set<String> openCalls = new HashSet<>();
    private final StringBuilder callerWords = new StringBuilder();
    private int utterance;
    private boolean callerSpeaks;
    private boolean calledTools;
    /** All tools have their results, and no reply has begun since. */
    private boolean toolsDone;

    private boolean textAsked;
    /** The gateway gave the reply up and the vendor goes on with it. */
    private boolean muted;
    /** All sound of the reply came; whether the caller let it end is told by its text. */
    private boolean soundOver;
    /** The text says that the turn is over, sound is still to come. */
    private boolean textOver;

    private enum Kind {
        CALLER_WORDS,
        PLANNED_WORDS,
        SPOKEN_WORDS,
        SOUND,
        TOOL,
        OTHER
    }

    private record Block(Kind kind, StringBuilder text) {}

    /**
     * @param events in the order they are to be reported
     * @param unwanted takes calls of a reply that was given up; the vendor wants a result of them all the same
     */
    NovaConversation(Consumer<S2sEvent> events, Consumer<String> unwanted) {
        this.events = events;
        this.unwanted = unwanted;
        this.reply = new ReplyParts(events);
    }

    /**
     * The gateway gives the reply up; the vendor cannot be told, what it still says is dropped.
     *
     * @param part the last that was heard; one of an earlier reply comes too late
     */
    void interrupt(int part) {
        if (reply.isOpen() && !reply.isEarlier(part)) {
            reply.end(How.STOPPED);
            blocks.clear();
            muted = true;
        }
    }

    /** Text is sent that the model will answer to: that is not part of what was given up. */
    void asked() {
        if (reply.isOpen()) {
            reply.end(How.STOPPED);
            blocks.clear();
        }
        muted = false;
        textAsked = true;
    }

    /** {@code true} when the vendor waits for this result. */
    boolean awaits(String call) {
        boolean awaited = openCalls.remove(call);
        toolsDone |= awaited && openCalls.isEmpty() && !callerSpeaks;
        return awaited;
    }

    /** The next event of the vendor's. */
    void take(JsonMessage message) {
        JsonMessage event = message.object("event").orElse(message);
        event.object("contentStart").ifPresent(this::contentStart);
        event.object("textOutput").ifPresent(this::text);
        event.object("audioOutput").ifPresent(this::audio);
        event.object("toolUse").ifPresent(this::toolUse);
        event.object("contentEnd").ifPresent(this::contentEnd);
        event.object("usageEvent").ifPresent(this::usage);
        event.object("completionEnd").ifPresent(end -> turnOver());
    }

    private void contentStart(JsonMessage start) {
        Kind kind = kind(start);
        blocks.put(start.text("contentId"), new Block(kind, new StringBuilder()));
        if (soundOver && (kind == Kind.CALLER_WORDS || kind == Kind.PLANNED_WORDS)) {
            turnOver();
        }
        if (kind == Kind.CALLER_WORDS && !reply.isOpen()) {
            muted = false;
            callerSpeech(true);
        } else if (!muted && (kind == Kind.PLANNED_WORDS || kind == Kind.SOUND)) {
            beginReply();
            if (kind == Kind.SOUND) {
                reply.beginPart();
            }
        }
    }

    private static Kind kind(JsonMessage start) {
        String role = start.text("role");
        return switch (start.text("type")) {
            case "AUDIO" -> Kind.SOUND;
            case "TOOL" -> Kind.TOOL;
            case "TEXT" ->
                role.equals("USER") ? Kind.CALLER_WORDS : role.equals("ASSISTANT") ? stage(start) : Kind.OTHER;
            default -> Kind.OTHER;
        };
    }

    /** JSON within a text. */
    private static Kind stage(JsonMessage start) {
        String fields = start.text("additionalModelFields");
        String stage = fields.isBlank() ? "" : JsonMessage.parse(fields).text("generationStage");
        return stage.equals("SPECULATIVE") ? Kind.PLANNED_WORDS : Kind.SPOKEN_WORDS;
    }

    private void text(JsonMessage output) {
        String content = output.text("content");
        if (content.replaceAll("\\s", "").equals(INTERRUPTED)) {
            interrupted();
            return;
        }
        Block block = blocks.get(output.text("contentId"));
        if (block == null) {
            return;
        }
        block.text().append(content);
        if (block.kind() == Kind.CALLER_WORDS) {
            heard(content);
        }
    }

    private void heard(String words) {
        if (utterance == 0) {
            utterance = 1;
        }
        callerWords.append(callerWords.isEmpty() ? "" : " ").append(words.strip());
        events.accept(new S2sEvent.CallerText(utterance, callerWords.toString(), !callerSpeaks));
    }

    private void audio(JsonMessage output) {
        if (!blocks.containsKey(output.text("contentId")) || muted) {
            return;
        }
        try {
            byte[] pcm = Base64.getDecoder().decode(output.text("content"));
            beginReply();
            reply.audio(pcm);
        } catch (IllegalArgumentException broken) {
            throw new MalformedMessageException("audio is no base64");
        }
    }

    private void toolUse(JsonMessage use) {
        String call = use.text("toolUseId");
        if (muted) {
            unwanted.accept(call);
            return;
        }
        if (!calledTools || openCalls.isEmpty()) {
            beginReply();
            reply.endPart();
        }
        openCalls.add(call);
        String arguments = use.text("content");
        events.accept(new S2sEvent.ToolCalled(call, use.text("toolName"), arguments.isBlank() ? "{}" : arguments));
        calledTools = true;
    }

    private void contentEnd(JsonMessage end) {
        Block block = blocks.remove(end.text("contentId"));
        String reason = end.text("stopReason");
        if (reason.equals("INTERRUPTED")) {
            interrupted();
        } else if (block == null) {
            muted &= !reason.equals("END_TURN");
        } else {
            switch (block.kind()) {
                case PLANNED_WORDS -> {
                    if (!muted && !block.text().isEmpty()) {
                        reply.plan(block.text().toString());
                    }
                }
                case SOUND -> soundEnded(reason);
                case TOOL -> {
                    if (!muted) {
                        reply.end(How.COMPLETE);
                    }
                }
                case SPOKEN_WORDS -> spokenWordsEnded(reason);
                case CALLER_WORDS, OTHER -> {}
            }
        }
    }

    private void soundEnded(String reason) {
        reply.endPart();
        soundOver = reply.isOpen() && reason.equals("END_TURN");
        if (textOver) {
            turnOver();
        }
    }

    private void spokenWordsEnded(String reason) {
        if (reason.equals("END_TURN")) {
            textOver = blocks.values().stream().anyMatch(block -> block.kind() == Kind.SOUND);
            if (!textOver) {
                turnOver();
            }
        }
    }

    /** The vendor heard the caller over its reply. */
    private void interrupted() {
        muted = false;
        soundOver = false;
        textOver = false;
        reply.end(How.STOPPED);
        blocks.values().removeIf(block -> block.kind() == Kind.SOUND || block.kind() == Kind.PLANNED_WORDS);
        callerSpeech(true);
    }

    private void turnOver() {
        muted = false;
        soundOver = false;
        textOver = false;
        reply.end(How.COMPLETE);
    }

    private void beginReply() {
        if (reply.isOpen()) {
            return;
        }
        // A reply nobody asked for in text answers to a caller of whom nothing was told yet.
        boolean goesOn = calledTools || toolsDone;
        callerSpeech(callerSpeaks || (!textAsked && !goesOn));
        callerSpeech(false);
        textAsked = false;
        reply.begin(goesOn);
        calledTools = false;
        toolsDone = false;
    }

    private void callerSpeech(boolean speaking) {
        if (callerSpeaks == speaking) {
            return;
        }
        callerSpeaks = speaking;
        events.accept(new S2sEvent.CallerSpeech(speaking));
        if (speaking) {
            calledTools = false;
            toolsDone = false;
            utterance++;
            callerWords.setLength(0);
        } else {
            events.accept(new S2sEvent.CallerText(utterance, callerWords.toString(), true));
        }
    }

    private void usage(JsonMessage usage) {
        JsonMessage delta = usage.object("details")
                .flatMap(details -> details.object("delta"))
                .orElse(usage);
        S2sEvent.Usage used = new S2sEvent.Usage(
                tokens(delta, "input", "speechTokens"),
                tokens(delta, "output", "speechTokens"),
                tokens(delta, "input", "textTokens"),
                tokens(delta, "output", "textTokens"));
        if (!used.equals(S2sEvent.Usage.NONE)) {
            events.accept(new S2sEvent.Used(used));
        }
    }

    private static long tokens(JsonMessage delta, String side, String kind) {
        return delta.object(side)
                .flatMap(counts -> counts.number(kind))
                .orElse(0.0)
                .longValue();
    }
}
