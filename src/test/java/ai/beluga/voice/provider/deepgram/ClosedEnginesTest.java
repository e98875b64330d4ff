package ai.beluga.voice.provider.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.io.File;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
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

    /** As an application server does: the classes in a loader of their own, which nobody may hold on to after the end. */
    @Test
    void classesCanBeUnloadedAfterLiveCallsWereCut() throws Exception {
        ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
        WeakReference<ClassLoader> loader = deployedAndUndeployed(gone);

        long giveUp = PATIENCE_MILLIS / 100;
        boolean unloaded = false;
        for (long round = 0; round < giveUp && !unloaded; round++) {
            System.gc();
            unloaded = gone.remove(100) != null;
        }

        assertThat(unloaded).as("the loader can be collected").isTrue();
        assertThat(loader.get()).isNull();
    }

    private static WeakReference<ClassLoader> deployedAndUndeployed(ReferenceQueue<ClassLoader> gone) throws Exception {
        List<URL> ours = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (new File(entry).isDirectory()) {
                ours.add(new File(entry).toURI().toURL());
            }
        }
        OwnClasses loader = new OwnClasses(ours.toArray(URL[]::new), ClosedEnginesTest.class.getClassLoader());
        Class<?> there = loader.loadClass(ClosedEnginesTest.class.getName());
        assertThat(there).isNotEqualTo(ClosedEnginesTest.class);
        Method calls = there.getDeclaredMethod("liveCallsThatSawTheEnd");
        calls.setAccessible(true);
        calls.invoke(null);
        loader.close();
        return new WeakReference<>(loader, gone);
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

    /** Loads the gateway's classes and its tests' itself, and asks its parent for all else. */
    private static final class OwnClasses extends URLClassLoader {

        OwnClasses(URL[] urls, ClassLoader parent) {
            super(urls, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("ai.beluga.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }
    }
}
