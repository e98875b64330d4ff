package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.RealtimeSimulator;
import ai.beluga.voice.speech.s2s.SimulatedFarEnd;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.testkit.ThreadTimers;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A vendor of this wire against its client, without the container: nothing is tried twice. */
public abstract class RealtimeFarEnd extends SimulatedFarEnd {

    protected static final String KEY = "key-of-the-tests";

    private final RealtimeSimulator simulator;
    private final String prefix;
    private final ExecutorService executor = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("realtime-test").factory());
    private final ThreadTimers threadTimers = new ThreadTimers();
    private final Timers timers;
    private final SocketClient client;
    private final Map<String, String> settings = new HashMap<>();

    protected RealtimeFarEnd(RealtimeSimulator simulator, String prefix) {
        super(simulator);
        this.simulator = simulator;
        this.prefix = prefix;
        this.timers = threadTimers;
        this.client = new SocketClient(executor, timers, Duration.ofSeconds(10));
        begin();
    }

    /** In virtual time. */
    protected RealtimeFarEnd(RealtimeSimulator simulator, String prefix, Timers timers) {
        super(simulator);
        this.simulator = simulator;
        this.prefix = prefix;
        this.timers = timers;
        this.client = new SocketClient(executor, timers, Duration.ofSeconds(10));
        begin();
    }

    private void begin() {
        simulator.timing().answerDelay = Duration.ofMillis(20);
        simulator.timing().transcriptDelay = Duration.ofMillis(30);
        set("base-url", simulator.baseUrl().toString());
        set("api-key", KEY);
    }

    /** The client with these settings. */
    protected abstract SpeechToSpeech client(Configuration configuration, SocketClient sockets, Timers time);

    @Override
    public SpeechToSpeech client() {
        return client(configuration(), client, timers);
    }

    public Configuration configuration() {
        return Configuration.of(settings);
    }

    public RealtimeSimulator simulator() {
        return simulator;
    }

    @Override
    public void set(String key, String value) {
        settings.put(prefix + "." + key, value);
    }

    @Override
    public void fails() {
        simulator.script().answers(Answer.failed("rate_limit_exceeded", "Rate limit reached."));
    }

    @Override
    public void breaksOff(String words) {
        simulator.script().answers(Answer.say(words).incomplete("max_output_tokens"));
    }

    @Override
    public String instructions() {
        return simulator.session().config().getString("instructions");
    }

    @Override
    public List<String> tools() {
        return simulator.session().config().getJsonArray("tools").stream()
                .map(tool -> tool.asJsonObject().getString("name"))
                .toList();
    }

    @Override
    public void odd(Oddity how) {
        switch (how) {
            case STRANGE -> simulator.mischief().strange = true;
            case NULLS -> simulator.mischief().nulls = true;
            case SPLIT -> simulator.mischief().pieces = 7;
            case LATE_AUDIO -> simulator.mischief().lateDeltas = 3;
            case OTHERWISE -> {
                simulator.mischief().legacyNames = true;
                simulator.mischief().conversationFirst = true;
                simulator.mischief().duplicates = true;
                simulator.mischief().errorsWithoutCode = true;
                simulator.mischief().deltasAtOnce = 3;
                simulator.mischief().silentUpdate = true;
            }
        }
    }

    @Override
    public void hang() {
        simulator.hang();
    }

    @Override
    public void close(int code, String reason) {
        simulator.close(code, reason);
    }

    @Override
    public void expire() {
        simulator.expire();
    }

    @Override
    public void garble() {
        simulator.mischief().garble = true;
    }

    @Override
    public void trouble() {
        simulator.trouble("server_error", "rate_limit_exceeded", "Too many tokens.");
    }

    @Override
    public void refuse(int status) {
        simulator.mischief().refuseWith = status;
    }

    @Override
    public void slowOpening(Duration by) {
        simulator.mischief().slowHandshake = by;
    }

    @Override
    public String credential() {
        return KEY;
    }

    @Override
    public void close() {
        client.close();
        simulator.close();
        threadTimers.close();
        executor.shutdownNow();
    }
}
