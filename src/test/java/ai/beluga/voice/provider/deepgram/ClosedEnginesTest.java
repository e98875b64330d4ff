package ai.beluga.voice.provider.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is left of remote engines when the application ends under live calls: no stream, no connection, no thread, no class. */
class ClosedEnginesTest {

    private static final long PATIENCE_MILLIS = 10_000;

    @Test
    void streamsOfLiveCallsEndTheirConnectionsAreCutAndNoThreadIsLeft() throws Exception {
        Set<Thread> before = threads();
        List<CompletableFuture<?>> told = liveCallsThatSawTheEnd();

        for (CompletableFuture<?> end : told) {
            assertThat(end).isCompleted();
        }
        for (Thread thread : threads()) {
            if (!before.contains(thread) && isOurs(thread)) {
                thread.join(PATIENCE_MILLIS);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    /** Opens one stream of each kind, has them work, ends the client under them, and everything else. */
    static List<CompletableFuture<?>> liveCallsThatSawTheEnd() throws Exception {
        CompletableFuture<SttEvent> listenEnded = new CompletableFuture<>();
        CompletableFuture<SttEvent> fluxEnded = new CompletableFuture<>();
        CompletableFuture<TtsEvent> speakEnded = new CompletableFuture<>();
        CompletableFuture<TtsEvent> spoke = new CompletableFuture<>();
        Deepgram deepgram = new Deepgram();
        try (deepgram) {
            var listen = deepgram.listen()
                    .open(Locale.US, event -> ended(event, listenEnded))
                    .toCompletableFuture()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            deepgram.flux()
                    .open(Locale.US, event -> ended(event, fluxEnded))
                    .toCompletableFuture()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            var speak = deepgram.speak()
                    .open(Locale.US, event -> {
                        spoke.complete(event);
                        if (event instanceof TtsEvent.Failed) {
                            speakEnded.complete(event);
                        }
                    })
                    .toCompletableFuture()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            Deepgram.send(listen, Deepgram.speech(3));
            speak.speak(1, "We are open from nine to five, and on Saturdays until noon.");
            spoke.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);

            deepgram.endClient();

            listenEnded.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            fluxEnded.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            speakEnded.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            for (int connections = 0; connections < 3; connections++) {
                deepgram.simulator.await("gone");
            }
        }
        return List.of(listenEnded, fluxEnded, speakEnded);
    }

    private static void ended(SttEvent event, CompletableFuture<SttEvent> end) {
        if (event instanceof SttEvent.Failed) {
            end.complete(event);
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().collect(Collectors.toSet());
    }

    private static boolean isOurs(Thread thread) {
        return thread.getName().startsWith("HttpClient")
                || thread.getName().startsWith("deepgram")
                || thread.getName().startsWith("test-timers");
    }
}
