package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Memory;
import ai.beluga.voice.simulator.realtime.RealtimeSimulator;
import ai.beluga.voice.speech.s2s.FarEnd;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.testkit.ThreadTimers;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A vendor of this wire against its client, without the container: nothing is tried twice. */
public abstract class RealtimeFarEnd implements FarEnd {

    protected static final String KEY = "key-of-the-tests";

    private final RealtimeSimulator simulator;
    private final String prefix;
    private final ExecutorService executor = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("realtime-test").factory());
    private final ThreadTimers threadTimers = new ThreadTimers();
    private final Timers timers;
    private final SocketClient client;
    private final Map<String, String> settings = new LinkedHashMap<>();

    protected RealtimeFarEnd(RealtimeSimulator simulator, String prefix) {
        this.simulator = simulator;
        this.prefix = prefix;
        this.timers = threadTimers;
        this.client = new SocketClient(executor, timers, Duration.ofSeconds(10));
        begin();
    }

    /** In virtual time. */
    protected RealtimeFarEnd(RealtimeSimulator simulator, String prefix, Timers timers) {
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
        List<String> all = new ArrayList<>();
        settings.forEach((name, value) -> all.addAll(List.of(prefix + "." + name, value)));
        return Configurations.of(all.toArray(String[]::new));
    }

    public RealtimeSimulator simulator() {
        return simulator;
    }

    @Override
    public void set(String key, String value) {
        settings.put(key, value);
    }

    @Override
    public void understands(String... texts) {
        simulator.script().understandsMelodyOf(List.of(texts));
    }

    @Override
    public List<String> understood() {
        return simulator.script().understood();
    }

    @Override
    public void says(String... parts) {
        Answer answer = Answer.say(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            answer = answer.andSay(parts[i]);
        }
        simulator.script().answers(answer);
    }

    @Override
    public void calls(String words, String tool, String arguments) {
        simulator
                .script()
                .answers(
                        words.isEmpty()
                                ? Answer.call(tool, arguments)
                                : Answer.say(words).andCall(tool, arguments));
    }

    @Override
    public void callsBoth(String first, String second) {
        simulator.script().answers(Answer.call(first, "{}").andCall(second, "{}"));
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
    public void pace(double times) {
        simulator.timing().pace = times;
    }

    @Override
    public List<String> memory() {
        return simulator.session().remembers().stream()
                .filter(entry -> !entry.text().isEmpty())
                .map(Memory::toString)
                .toList();
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
    public List<String> violations() {
        return simulator.violations();
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
    public void drop() {
        simulator.drop();
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
    public void awaitGone() {
        simulator.await(RealtimeSimulator.GONE);
    }

    @Override
    public long connections() {
        return simulator.connections();
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
