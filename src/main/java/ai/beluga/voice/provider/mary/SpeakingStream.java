package ai.beluga.voice.provider.mary;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * One call's clauses on their way to audio. The lock is held for moments only, never while computing or reporting. After a
 * failure the clauses asked for so far are given up; later ones are taken again.
 */
final class SpeakingStream implements TextToSpeech.Stream, VoicePool.Work {

    private final LoadedVoice voice;
    private final VoicePool pool;
    private final Consumer<TtsEvent> events;
    private final Deque<Clause> clauses = new ArrayDeque<>();
    private boolean atWork;
    private volatile int epoch;
    private volatile boolean closed;

    SpeakingStream(LoadedVoice voice, VoicePool pool, Consumer<TtsEvent> events) {
        this.voice = voice;
        this.pool = pool;
        this.events = events;
    }

    @Override
    public void speak(int segment, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("segment " + segment + " has nothing to say");
        }
        if (closed) {
            throw new IllegalStateException("the stream is closed; segment " + segment + " comes too late");
        }
        boolean idle;
        synchronized (clauses) {
            clauses.add(new Clause(segment, text, epoch, pool.reserve(held())));
            idle = !atWork;
            atWork = true;
        }
        if (idle) {
            pool.ready(this);
        }
    }

    @Override
    public void cancel() {
        synchronized (clauses) {
            epoch++;
            dropAll();
        }
    }

    @Override
    public void close() {
        closed = true;
        cancel();
    }

    @Override
    public boolean step() {
        Clause clause;
        synchronized (clauses) {
            clause = clauses.peek();
        }
        if (clause != null) {
            advance(clause);
        }
        synchronized (clauses) {
            atWork = !clauses.isEmpty();
            return atWork;
        }
    }

    @Override
    public void refused(ProviderException cause) {
        Clause clause;
        synchronized (clauses) {
            atWork = false;
            clause = clauses.peek();
        }
        if (clause != null) {
            fail(clause, cause);
        }
    }

    private void advance(Clause clause) {
        try {
            if (!clause.accepted()) {
                throw new ProviderException.Transient("the embedded voice has too much to say; raise "
                        + MaryKeys.QUEUE.name() + " or " + MaryKeys.VOICES.name());
            }
            if (clause.speakSentence(voice, event -> report(clause, event))) {
                return;
            }
            remove(clause);
            report(clause, new TtsEvent.Done(clause.segment()));
        } catch (Abandoned abandoned) {
            remove(clause);
        } catch (ProviderException failure) {
            fail(clause, failure);
        } catch (Exception | Error failure) { // MaryTTS declares Exception; the text must not reach a log
            fail(clause, new ProviderException.Permanent("the embedded voice cannot speak this clause", failure));
        }
    }

    private void fail(Clause clause, ProviderException cause) {
        synchronized (clauses) {
            if (clause.epoch() != epoch) {
                return;
            }
            dropAll();
        }
        events.accept(new TtsEvent.Failed(clause.segment(), cause));
    }

    private void report(Clause clause, TtsEvent event) {
        if (clause.epoch() != epoch) {
            throw new Abandoned();
        }
        events.accept(event);
    }

    private void remove(Clause clause) {
        synchronized (clauses) {
            if (clauses.remove(clause) && clause.accepted()) {
                pool.release(1);
            }
        }
    }

    private void dropAll() {
        pool.release(held());
        clauses.clear();
    }

    private int held() {
        return (int) clauses.stream().filter(Clause::accepted).count();
    }

    /** Ends a computation whose result nobody wants. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Abandoned() {
            super("given up", null, false, false);
        }
    }
}
