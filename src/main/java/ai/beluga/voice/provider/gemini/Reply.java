package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.audio.Encoding;
import ai.beluga.voice.audio.ToTelephone;
import ai.beluga.voice.speech.s2s.S2sEvent;
import java.util.Optional;
import java.util.function.Consumer;

/** The reply under way, and what is still remembered of it. One part each; after tools it goes on with another. Not thread-safe. */
final class Reply {

    private final Consumer<S2sEvent> events;
    private final SaidParts said = new SaidParts();
    private final StringBuilder early = new StringBuilder();
    private ToTelephone telephone = telephone(24_000);
    private int rateHz = 24_000;
    private int parts;
    private int firstPart = 1;
    private boolean partOpen;

    Reply(Consumer<S2sEvent> events) {
        this.events = events;
    }

    void begin(boolean goesOn) {
        if (!goesOn) {
            forget();
        }
        events.accept(new S2sEvent.ReplyBegan(goesOn));
        String before = early.toString();
        early.setLength(0);
        words(before);
    }

    /** Words that may be of a reply whose audio is still to come: they are told when it begins. */
    void earlyWords(String words) {
        early.append(words);
    }

    /** Words that came behind the end of their part: nobody may be told of them, but they were heard. */
    void lateWords(String words) {
        if (parts >= firstPart) {
            said.words(parts, words);
        }
    }

    /** What came early was late: no reply begins with it. */
    void dropEarlyWords() {
        early.setLength(0);
    }

    void audio(ServerContent.Pcm pcm) {
        if (pcm.rateHz() != rateHz) {
            rateHz = pcm.rateHz();
            telephone = telephone(rateHz);
        }
        int part = part();
        byte[] muLaw = telephone.convert(part, pcm.bytes());
        if (muLaw.length > 0) {
            said.audio(part, muLaw.length);
            events.accept(new S2sEvent.Audio(part, muLaw));
        }
    }

    void words(String words) {
        if (!words.isEmpty()) {
            said.words(part(), words);
            events.accept(new S2sEvent.Words(part(), words));
        }
    }

    void endPart() {
        if (partOpen) {
            partOpen = false;
            events.accept(new S2sEvent.PartEnded(parts));
        }
    }

    void end(S2sEvent.ReplyEnded.How how) {
        if (how == S2sEvent.ReplyEnded.How.STOPPED) {
            partOpen = false;
        } else {
            endPart();
        }
        events.accept(new S2sEvent.ReplyEnded(how));
    }

    /** The caller has answered to it: it was heard. */
    void settled() {
        forget();
        dropEarlyWords();
    }

    private void forget() {
        said.clear();
        firstPart = parts + 1;
    }

    /** Whether this part belongs to a reply before the last one, or before one that is still awaited. */
    boolean isEarlier(int part) {
        return part > 0 && part < firstPart;
    }

    /** What was heard of it; empty when all was, or it is told already. */
    Optional<String> heard(int part, int heardMillis) {
        Optional<String> heard = said.heard(part, heardMillis);
        said.clear();
        return heard;
    }

    private int part() {
        if (!partOpen) {
            partOpen = true;
            parts++;
        }
        return parts;
    }

    private static ToTelephone telephone(int rateHz) {
        return new ToTelephone(new AudioFormat(Encoding.PCM16, rateHz));
    }
}
