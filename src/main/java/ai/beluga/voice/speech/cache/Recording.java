package ai.beluga.voice.speech.cache;

import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A text, spoken.
 *
 * @param events words and audio as the synthesizer reported them
 */
record Recording(List<TtsEvent> events) {

    Recording {
        events = List.copyOf(events);
    }

    /** Bytes of audio. */
    long bytes() {
        long bytes = 0;
        for (TtsEvent event : events) {
            bytes += event instanceof TtsEvent.Audio audio ? audio.audio().length : 0;
        }
        return bytes;
    }

    /** Everything a segment reports, at once. Audio is copied: who gets it may change it. */
    List<TtsEvent> as(int segment) {
        List<TtsEvent> reports = new ArrayList<>();
        for (TtsEvent event : events) {
            switch (event) {
                case TtsEvent.Words words -> reports.add(new TtsEvent.Words(segment, words.words()));
                case TtsEvent.Audio audio ->
                    reports.add(new TtsEvent.Audio(segment, audio.audio().clone()));
                case TtsEvent.Done done -> reports.add(new TtsEvent.Done(segment));
                case TtsEvent.Failed failed -> throw new IllegalStateException("a failure was recorded");
            }
        }
        return reports;
    }

    /** Collects what a stream reports until it is done. */
    static Consumer<TtsEvent> collector(Consumer<Recording> recorded, Consumer<TtsEvent.Failed> failed) {
        List<TtsEvent> events = new ArrayList<>();
        return event -> {
            if (event instanceof TtsEvent.Failed failure) {
                failed.accept(failure);
                return;
            }
            events.add(event);
            if (event instanceof TtsEvent.Done) {
                recorded.accept(new Recording(events));
            }
        };
    }
}
