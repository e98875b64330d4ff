package ai.beluga.voice.speech.s2s;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.simulator.realtime.Melody;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A caller's side of a conversation: speaks, and notes what is reported. */
public final class Talk implements Consumer<S2sEvent> {

    private static final int FRAME = 160;

    private final BlockingQueue<S2sEvent> events = new LinkedBlockingQueue<>();
    private final List<S2sEvent> all = new CopyOnWriteArrayList<>();
    private Optional<SpeechToSpeech.Stream> stream = Optional.empty();

    @Override
    public void accept(S2sEvent event) {
        all.add(event);
        events.add(event);
    }

    /** What it speaks into. */
    public void stream(SpeechToSpeech.Stream opened) {
        stream = Optional.of(opened);
    }

    public SpeechToSpeech.Stream stream() {
        return stream.orElseThrow();
    }

    /** Speaks the words as fast as can be. */
    public Talk say(String words) {
        byte[] muLaw = Melody.muLaw(words);
        short[] samples = new short[muLaw.length];
        MuLaw.decode(muLaw, 0, muLaw.length, samples, 0);
        return send(samples);
    }

    public Talk silence(int millis) {
        return send(new short[millis * 8]);
    }

    private Talk send(short[] samples) {
        for (int at = 0; at < samples.length; at += FRAME) {
            stream().accept(samples, at, Math.min(FRAME, samples.length - at));
        }
        return this;
    }

    /** Says a turn of ours; speech is noticed a little late, as it is in calls. */
    public Talk turn(String words) {
        silence(200);
        String[] parts = words.split(" ", 2);
        say(parts[0]);
        stream().callerStarted();
        if (parts.length > 1) {
            say(parts[1]);
        }
        stream().callerFinished();
        return this;
    }

    /** The next event of this kind; those before it are passed over. */
    public <E extends S2sEvent> E await(Class<E> kind) {
        List<String> passed = new ArrayList<>();
        try {
            for (S2sEvent next = events.poll(10, TimeUnit.SECONDS);
                    next != null;
                    next = events.poll(10, TimeUnit.SECONDS)) {
                if (kind.isInstance(next)) {
                    return kind.cast(next);
                }
                passed.add(next.getClass().getSimpleName());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no " + kind.getSimpleName() + ", but " + passed);
    }

    /** Every event so far. */
    public List<S2sEvent> all() {
        return List.copyOf(all);
    }

    public <E extends S2sEvent> List<E> all(Class<E> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Text of a part. */
    public String words(int part) {
        return all(S2sEvent.Words.class).stream()
                .filter(words -> words.part() == part)
                .map(S2sEvent.Words::text)
                .collect(Collectors.joining());
    }

    public int audioMillis(int part) {
        return audio(part).length / 8;
    }

    /** What sounds in a part, of a vocabulary. */
    public List<String> sound(int part, String... vocabulary) {
        byte[] audio = audio(part);
        byte[] withTail = Arrays.copyOf(audio, audio.length + 400);
        Arrays.fill(withTail, audio.length, withTail.length, MuLaw.SILENCE);
        Collection<String> known = Arrays.asList(vocabulary);
        return Melody.heard(withTail, known).stream()
                .map(Melody.HeardWord::text)
                .toList();
    }

    private byte[] audio(int part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        all(S2sEvent.Audio.class).stream()
                .filter(audio -> audio.part() == part)
                .forEach(audio -> bytes.writeBytes(audio.muLaw()));
        return bytes.toByteArray();
    }

    /** What was understood of an utterance last. */
    public String understood(int utterance) {
        return all(S2sEvent.CallerText.class).stream()
                .filter(text -> text.utterance() == utterance)
                .map(S2sEvent.CallerText::text)
                .reduce("", (earlier, later) -> later);
    }
}
