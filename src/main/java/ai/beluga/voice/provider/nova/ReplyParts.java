package ai.beluga.voice.provider.nova;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.audio.ToTelephone;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The reply under way: each block of audio is a part, with the words that were planned for it before. Not thread-safe. */
final class ReplyParts {

    private final Consumer<S2sEvent> events;
    private final ToTelephone telephone = new ToTelephone(AudioFormat.PCM_8K);
    private final Deque<String> planned = new ArrayDeque<>();
    private int parts;
    private int firstPart = 1;
    private boolean partOpen;
    private boolean open;

    ReplyParts(Consumer<S2sEvent> events) {
        this.events = events;
    }

    boolean isOpen() {
        return open;
    }

    /** Whether this part belongs to a reply before this one. */
    boolean isEarlier(int part) {
        return part > 0 && part < firstPart;
    }

    void begin(boolean goesOn) {
        open = true;
        if (!goesOn) {
            firstPart = parts + 1;
        }
        events.accept(new S2sEvent.ReplyBegan(goesOn));
    }

    /** Words that will be said by the next block of audio that has none yet. */
    void plan(String words) {
        planned.add(words);
    }

    void beginPart() {
        endPart();
        partOpen = true;
        parts++;
        String words = planned.poll();
        if (words != null) {
            String apart = parts > 1 && !words.startsWith(" ") ? " " + words : words;
            events.accept(new S2sEvent.Words(parts, apart));
        }
    }

    void audio(byte[] pcm) {
        if (!partOpen) {
            beginPart();
        }
        byte[] muLaw = telephone.convert(parts, pcm);
        if (muLaw.length > 0) {
            events.accept(new S2sEvent.Audio(parts, muLaw));
        }
    }

    void endPart() {
        if (partOpen) {
            partOpen = false;
            events.accept(new S2sEvent.PartEnded(parts));
        }
    }

    /** Ends the reply, if there is one. */
    void end(How how) {
        planned.clear();
        if (!open) {
            return;
        }
        if (how == How.STOPPED) {
            partOpen = false;
        } else {
            endPart();
        }
        open = false;
        events.accept(new S2sEvent.ReplyEnded(how));
    }
}
