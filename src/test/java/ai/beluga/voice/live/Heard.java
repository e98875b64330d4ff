package ai.beluga.voice.live;

import ai.beluga.voice.speech.s2s.S2sEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What the model answers, with its times. */
final class Heard implements Consumer<S2sEvent> {

    private static final int BYTES_PER_MILLI = 8;

    private final StringBuilder words = new StringBuilder();
    private final List<S2sEvent> others = new ArrayList<>();
    private OptionalLong firstAudioNanos = OptionalLong.empty();
    private Optional<S2sEvent.ReplyEnded.How> ended = Optional.empty();
    private Optional<S2sEvent.Failed> failed = Optional.empty();
    private String caller = "";
    private long audioBytes;

    @Override
    public synchronized void accept(S2sEvent event) {
        switch (event) {
            case S2sEvent.Audio audio -> {
                firstAudioNanos = firstAudioNanos.isPresent() ? firstAudioNanos : OptionalLong.of(System.nanoTime());
                audioBytes += audio.muLaw().length;
            }
            case S2sEvent.Words more -> words.append(more.text());
            case S2sEvent.CallerText text -> caller = text.text();
            case S2sEvent.ReplyEnded end -> ended = ended.or(() -> Optional.of(end.how()));
            case S2sEvent.Failed dead -> failed = Optional.of(dead);
            case S2sEvent.Used used -> others.add(used);
            case S2sEvent.Leaving leaving -> others.add(leaving);
            case S2sEvent.ToolCalled called -> others.add(called);
            case S2sEvent.ToolWithdrawn withdrawn -> others.add(withdrawn);
            case S2sEvent.CallerSpeech speech -> {}
            case S2sEvent.ReplyBegan began -> {}
            case S2sEvent.PartEnded part -> {}
            case S2sEvent.Resumable resumable -> {}
        }
    }

    synchronized boolean isOver() {
        return ended.isPresent() || failed.isPresent();
    }

    synchronized OptionalLong firstAudioNanos() {
        return firstAudioNanos;
    }

    synchronized long audioMillis() {
        return audioBytes / BYTES_PER_MILLI;
    }

    synchronized String words() {
        return words.toString().strip();
    }

    /** What the model says that the caller said. */
    synchronized String caller() {
        return caller;
    }

    synchronized List<S2sEvent> others() {
        return List.copyOf(others);
    }

    /** What is wrong with it; empty when it is an answer. */
    synchronized Optional<String> fault() {
        if (failed.isPresent()) {
            return Optional.of("the conversation broke: " + failed.get().cause().getMessage());
        }
        if (ended.isEmpty()) {
            return Optional.of(audioBytes == 0 ? "no answer came in time" : "the answer did not end in time");
        }
        if (ended.get() != S2sEvent.ReplyEnded.How.COMPLETE) {
            return Optional.of("the answer ended as " + ended.get());
        }
        if (audioBytes == 0) {
            return Optional.of("the answer has no sound");
        }
        return words.toString().isBlank() ? Optional.of("the answer has no words") : Optional.empty();
    }
}
