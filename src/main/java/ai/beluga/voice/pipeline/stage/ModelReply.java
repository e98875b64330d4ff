package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Playout;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.turn.PlayoutLedger;
import ai.beluga.voice.turn.TurnDecision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A model's reply to one turn on its way: a part of it is a segment whose text grows while its audio goes out. Two streams may
 * make it, the second where the first died: its parts are segments behind those of the first.
 */
final class ModelReply {

    private static final int BYTES_PER_MILLI = 8;

    private final TurnDecision.Ask ask;
    private int stream;
    private boolean takenOver;
    /** Segments of the stream that died. */
    private int segmentsBefore;

    private final Map<Integer, String> words = new HashMap<>();
    /** Bytes by segment. */
    private final SortedMap<Integer, Integer> made = new TreeMap<>();

    private final Set<Integer> sounding = new HashSet<>();
    private final List<String> farewells = new ArrayList<>();
    private Optional<EndReason> then = Optional.empty();
    private boolean goesOn;
    private boolean endsAtPause;
    private boolean askedForWords;
    private boolean askedAgain;
    private boolean told;
    private boolean flowing;
    private boolean complete;
    private boolean audible;

    /** @param stream number of the model's stream that was asked */
    ModelReply(TurnDecision.Ask ask, int stream) {
        this.ask = ask;
        this.stream = stream;
    }

    TurnId turn() {
        return ask.turn();
    }

    /** What it answers. */
    TurnDecision.Ask ask() {
        return ask;
    }

    /** It answers what was said, and not only keys. */
    boolean answersSpeech() {
        return AskedWords.areSpoken(ask.text());
    }

    /** Number of the stream that makes it. */
    int stream() {
        return stream;
    }

    /** A tool was called that has its result by now: the model goes on with the reply. */
    void goesOn() {
        goesOn = true;
    }

    /** A tool was called that ends the call once the reply was heard; it is answered only when the call does not end. */
    void endsCall(String toolCall, EndReason why) {
        farewells.add(toolCall);
        then = then.filter(EndReason.TRANSFER::equals).or(() -> Optional.of(why));
    }

    /** Why the call ends once it was heard. */
    Optional<EndReason> then() {
        return then;
    }

    /** The tools called to end the call that are not answered; they are from now on. */
    List<String> takeFarewells() {
        List<String> taken = List.copyOf(farewells);
        farewells.clear();
        return taken;
    }

    /** {@code true} once: the call is to end and nothing was said yet. */
    boolean asksForWords() {
        boolean first = !askedForWords;
        askedForWords = true;
        return first;
    }

    /** {@code true} once: it was not made, and the stream that failed is to try again. */
    boolean asksAgain() {
        boolean first = !askedAgain;
        askedAgain = true;
        return first;
    }

    /** The model is to go on with it. */
    boolean isToGoOn() {
        return goesOn;
    }

    /** What it waits for is given to the model in another reply: it ends where it pauses next. */
    void endsAtPause() {
        endsAtPause = true;
    }

    /** It ends where it pauses. */
    boolean isToEndAtPause() {
        return endsAtPause;
    }

    /** Audio of it was handed on. */
    boolean audible() {
        return audible;
    }

    /** The last part with audio of the stream that makes it; 0 for none. */
    int lastPart() {
        return made.isEmpty() ? 0 : partOf(made.lastKey());
    }

    /** Length of that part's audio. */
    int lastPartMillis() {
        return lastPart() == 0 ? 0 : made.getOrDefault(made.lastKey(), 0) / BYTES_PER_MILLI;
    }

    /** Number of a segment in the stream that makes it; 0 when another one made it. */
    int partOf(int segment) {
        return Math.max(0, segment - segmentsBefore);
    }

    /** Another stream has taken it over, once. */
    boolean isTakenOver() {
        return takenOver;
    }

    /** The stream that makes it is dead: what is there is heard, and the rest comes of another one. */
    void isCutOff(Emitter next) {
        sounding.forEach(segment -> next.emit(new VoiceEvent.ReplyBrokeOff(turn(), segment)));
        flowing = false;
        goesOn = false;
        askedForWords = false;
        then = Optional.empty();
        farewells.clear();
    }

    /** This stream makes it from now on. */
    void takenOverBy(int streamNumber) {
        stream = streamNumber;
        takenOver = true;
        segmentsBefore = made.isEmpty() ? segmentsBefore : made.lastKey();
        sounding.clear();
    }

    /** This stream is to make it, and none was asked before. */
    void isAskedOf(int streamNumber) {
        stream = streamNumber;
    }

    /** What is heard of it once all that is there was played: words that may have no audio yet are left out. */
    String said() {
        PlayoutLedger ledger = new PlayoutLedger();
        made.forEach((segment, bytes) -> {
            ledger.segment(segment, words.getOrDefault(segment, ""));
            if (sounding.contains(segment)) {
                ledger.endsAt(segment, 0, bytes, bytes);
            }
            ledger.sent(segment, bytes, true);
        });
        ledger.marked(ledger.mark());
        return ledger.heardText();
    }

    /** Nothing more of it is to be made. */
    boolean isComplete() {
        return complete;
    }

    /** The model makes it now. */
    boolean isFlowing() {
        return flowing;
    }

    /** The model has begun it, and may call tools in it: also in a pause, where others have no results yet. */
    boolean takesCalls() {
        return told && !complete;
    }

    /** The model has begun it. */
    boolean hasBegun() {
        return told;
    }

    void began(long atNanos, Emitter next) {
        flowing = true;
        goesOn = false;
        if (!told) {
            told = true;
            next.emit(new VoiceEvent.ReplyBegan(turn(), atNanos));
        }
    }

    void audio(S2sEvent.Audio audio, long atNanos, Emitter next) {
        if (audio.muLaw().length == 0) {
            return;
        }
        audible = true;
        int segment = segmentsBefore + audio.part();
        made.merge(segment, audio.muLaw().length, Integer::sum);
        if (sounding.add(segment)) {
            next.emit(new VoiceEvent.ReplySegment(turn(), segment, "", atNanos));
            tellWords(segment, next);
        }
        next.emit(new VoiceEvent.ReplySpeech(turn(), new TtsEvent.Audio(segment, audio.muLaw()), atNanos));
    }

    void words(S2sEvent.Words more, Emitter next) {
        int segment = segmentsBefore + more.part();
        words.merge(segment, more.text(), String::concat);
        tellWords(segment, next);
    }

    /** Words without sound are not spoken. */
    private void tellWords(int segment, Emitter next) {
        if (sounding.contains(segment)) {
            next.emit(new VoiceEvent.ReplyWords(turn(), segment, words.getOrDefault(segment, "")));
        }
    }

    void partEnded(int part, long atNanos, Emitter next) {
        segmentEnded(segmentsBefore + part, atNanos, next);
    }

    private void segmentEnded(int segment, long atNanos, Emitter next) {
        if (sounding.remove(segment)) {
            next.emit(new VoiceEvent.ReplySpeech(turn(), new TtsEvent.Done(segment), atNanos));
        }
    }

    /** Nothing comes before the model goes on with it. */
    void pauses(long atNanos, Emitter next) {
        flowing = false;
        List.copyOf(sounding).forEach(segment -> segmentEnded(segment, atNanos, next));
    }

    /** Nothing more comes. */
    void ends(long atNanos, Emitter next) {
        pauses(atNanos, next);
        complete = true;
        next.emit(new VoiceEvent.ReplyAudioEnded(turn(), then));
    }

    /** It is as long as it is by now: what was made of it is heard out, and the call goes on. */
    void endsHere(long atNanos, Emitter next, Consumer<VoiceEvent> mailbox) {
        then = Optional.empty();
        if (audible) {
            ends(atNanos, next);
        } else {
            overUnheard(mailbox);
        }
    }

    /** It is over without a sound. */
    void overUnheard(Consumer<VoiceEvent> mailbox) {
        breaksOff();
        mailbox.accept(new VoiceEvent.ReplyOver(turn(), Utterance.agent(""), true, then));
        mailbox.accept(new VoiceEvent.ReplyPlayed(turn(), Playout.none(0)));
    }

    /** It broke off, and nothing more comes. */
    void breaksOff() {
        flowing = false;
        complete = true;
    }
}
