package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.simulator.deepgram.DeepgramSimulator;
import ai.beluga.voice.simulator.deepgram.Sound;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.testkit.ThreadTimers;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The three engines against a simulator, without the container: nothing is tried twice. */
final class Deepgram implements AutoCloseable {

    static final String KEY = "key-of-the-tests";

    final DeepgramSimulator simulator = new DeepgramSimulator(KEY);
    private final ExecutorService executor = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("deepgram-test").factory());
    private final ThreadTimers threadTimers = new ThreadTimers();
    private final Timers timers;
    private final Ticker ticker;
    private final SocketClient client;
    private final Map<String, String> settings = new HashMap<>();

    Deepgram() {
        this.timers = threadTimers;
        this.ticker = Ticker.SYSTEM;
        this.client = new SocketClient(executor, timers, Duration.ofSeconds(10));
        address();
    }

    /** In virtual time. */
    <T extends Timers & Ticker> Deepgram(T time) {
        this.timers = time;
        this.ticker = time;
        this.client = new SocketClient(executor, timers, Duration.ofSeconds(10));
        address();
    }

    private void address() {
        for (String prefix : List.of("beluga.stt.deepgram", "beluga.stt.deepgram-flux", "beluga.tts.deepgram")) {
            set(prefix + ".base-url", simulator.baseUrl().toString());
            set(prefix + ".api-key", KEY);
        }
    }

    /** Sets a key; a later value counts. */
    Deepgram set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Configuration configuration() {
        return Configuration.of(settings);
    }

    SpeechToText listen() {
        return new DeepgramSpeechToText(configuration(), client, new DeepgramOpening(), timers, ticker);
    }

    SpeechToText flux() {
        return new FluxSpeechToText(configuration(), client, new DeepgramOpening(), timers, ticker);
    }

    TextToSpeech speak() {
        return speak(new DeepgramOpening());
    }

    TextToSpeech speak(DeepgramOpening guard) {
        return new DeepgramTextToSpeech(configuration(), client, guard, timers, ticker);
    }

    /** Sound in which the simulator hears these many words, between silences of 200 and 400 ms. */
    static short[] speech(int words) {
        return decoded(Sound.silence(200), Sound.tone(440, 300 * words), Sound.silence(400));
    }

    static short[] decoded(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        byte[] codes = all.toByteArray();
        short[] samples = new short[codes.length];
        MuLaw.decode(codes, 0, codes.length, samples, 0);
        return samples;
    }

    static void send(SpeechToText.Stream stream, short[] samples) {
        for (int at = 0; at < samples.length; at += 160) {
            stream.accept(samples, at, Math.min(160, samples.length - at));
        }
    }

    /** The application ends while its calls go on. */
    void endClient() {
        client.close();
    }

    @Override
    public void close() {
        client.close();
        simulator.close();
        threadTimers.close();
        executor.shutdownNow();
    }
}
