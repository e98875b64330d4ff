package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Playout;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A model's reply to one turn on its way: a part of it is a segment whose text grows while its audio goes out. */
final class ModelReply {

    private static final int BYTES_PER_MILLI = 8;

    private final TurnId turn;
    private final int stream;
    private final Map<Integer, String> words = new HashMap<>();
    private final Set<Integer> sounding = new HashSet<>();
    private final List<String> farewells = new ArrayList<>();
    private Optional<EndReason> then = Optional.empty();
    private boolean goesOn;
    private boolean endsAtPause;
    private boolean askedForWords;
    private boolean told;
    private boolean flowing;
    private boolean complete;
    private boolean audible;
    private int lastPart;
    private int lastPartBytes;

    /** @param stream number of the model's stream that was asked */
    ModelReply(TurnId turn, int stream) {
        this.turn = turn;
        this.stream = stream;
    }

    TurnId turn() {
        return turn;
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

    /** The last part with audio; 0 for none. */
    int lastPart() {
        return lastPart;
    }

    /** Length of that part's audio. */
    int lastPartMillis() {
        return lastPartBytes / BYTES_PER_MILLI;
    }

    /** Nothing more of it is to be made. */
    boolean isComplete() {
        return complete;
    }

    /** The model makes it now. */
    boolean isFlowing() {
        return flowing;
    }

    void began(long atNanos, Emitter next) {
        flowing = true;
        goesOn = false;
        if (!told) {
            told = true;
            next.emit(new VoiceEvent.ReplyBegan(turn, atNanos));
        }
    }

    void audio(S2sEvent.Audio audio, long atNanos, Emitter next) {
        if (audio.muLaw().length == 0) {
            return;
        }
        audible = true;
        lastPartBytes = audio.muLaw().length + (audio.part() == lastPart ? lastPartBytes : 0);
        lastPart = audio.part();
        if (sounding.add(audio.part())) {
            next.emit(new VoiceEvent.ReplySegment(turn, audio.part(), "", atNanos));
            tellWords(audio.part(), next);
        }
        next.emit(new VoiceEvent.ReplySpeech(turn, new TtsEvent.Audio(audio.part(), audio.muLaw()), atNanos));
    }

    void words(S2sEvent.Words more, Emitter next) {
        words.merge(more.part(), more.text(), String::concat);
        tellWords(more.part(), next);
    }

    /** Words without sound are not spoken. */
    private void tellWords(int part, Emitter next) {
        if (sounding.contains(part)) {
            next.emit(new VoiceEvent.ReplyWords(turn, part, words.getOrDefault(part, "")));
        }
    }

    void partEnded(int part, long atNanos, Emitter next) {
        if (sounding.remove(part)) {
            next.emit(new VoiceEvent.ReplySpeech(turn, new TtsEvent.Done(part), atNanos));
        }
    }

    /** Nothing comes before the model goes on with it. */
    void pauses(long atNanos, Emitter next) {
        flowing = false;
        List.copyOf(sounding).forEach(part -> partEnded(part, atNanos, next));
    }

    /** Nothing more comes. */
    void ends(long atNanos, Emitter next) {
        pauses(atNanos, next);
        complete = true;
        next.emit(new VoiceEvent.ReplyAudioEnded(turn, then));
    }

    /** It is as long as it is by now: what was made of it is heard out. */
    void endsHere(long atNanos, Emitter next, Consumer<VoiceEvent> mailbox) {
        if (audible) {
            ends(atNanos, next);
        } else {
            overUnheard(mailbox);
        }
    }

    /** It is over without a sound. */
    void overUnheard(Consumer<VoiceEvent> mailbox) {
        breaksOff();
        mailbox.accept(new VoiceEvent.ReplyOver(turn, Utterance.agent(""), true, then));
        mailbox.accept(new VoiceEvent.ReplyPlayed(turn, Playout.none(0)));
    }

    /** It broke off, and nothing more comes. */
    void breaksOff() {
        flowing = false;
        complete = true;
    }
}
