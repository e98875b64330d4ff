package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.load.server.ScriptedWords;
import ai.beluga.voice.load.server.SpokenTones;
import ai.beluga.voice.matrix.Facts;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.phone.script.Step;
import ai.beluga.voice.phone.wire.Unreachable;
import ai.beluga.voice.simulator.ModelVendor;
import ai.beluga.voice.simulator.realtime.Memory;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Calls on one gateway with several models, each call on the one that it is to be on, all at once. */
final class ModelCalls implements AutoCloseable {

    static final String PERSON = "+14155550100";

    private static final String OPERATOR = "an-operator-token-of-some-length";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ModelVendor<?>> vendors;
    private final Facts facts;
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * A call that is over.
     *
     * @param facts what the gateway told of it
     * @param memories what the vendor's model remembers of each session of the call
     */
    record Done(CallRecord call, List<JsonObject> facts, List<List<Memory>> memories) {

        /** The facts of a type. */
        List<JsonObject> of(String type) {
            return facts.stream()
                    .filter(fact -> fact.getString("type").equals(type))
                    .toList();
        }

        /** What the gateway takes for said, by whom, in order. */
        List<String> transcript() {
            return facts.stream()
                    .filter(fact -> fact.containsKey("text"))
                    .map(fact -> fact.getString("type") + ": " + fact.getString("text"))
                    .toList();
        }

        String endReason() {
            return of("CallEnded").getFirst().getString("reason");
        }
    }

    ModelCalls(List<ModelVendor<?>> vendors) throws Exception {
        this.vendors = vendors;
        this.facts = new Facts();
    }

    /** The gateway, which the models' vendors serve; what stands behind them costs nothing. */
    static WebArchive gateway(List<ModelVendor<?>> vendors, String turns) {
        return gateway(vendors, Map.of("beluga.s2s.turns", turns));
    }

    /** @param more settings of this gateway's own */
    static WebArchive gateway(List<ModelVendor<?>> vendors, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "mp.config.profile",
                "demo",
                "beluga.public-url",
                Gateway.base().toString(),
                "beluga.agent.knowledge",
                DemoArchive.knowledge(),
                "beluga.stt.provider",
                "scripted",
                "beluga.tts.provider",
                "tones",
                "beluga.greeting",
                "Hello",
                "beluga.transfer.number",
                PERSON,
                "beluga.operator.token",
                OPERATOR));
        // Nothing is said but by the model.
        settings.put("beluga.dead-air.filler-after", "0s");
        settings.put("beluga.turn.digit-pause", "1s");
        settings.put(
                "beluga.s2s.provider", vendors.stream().map(ModelVendor::name).collect(Collectors.joining(",")));
        vendors.forEach(vendor -> settings.putAll(vendor.settings()));
        settings.putAll(more);
        return GatewayArchive.with(settings)
                .addClass(SpokenTones.class)
                .addClass(ScriptedWords.class)
                .addAsLibrary(ToolLibrary.shop());
    }

    /** One call on each vendor. */
    Map<ModelVendor<?>, Done> onEach(Function<ModelVendor<?>, Scenario> scenario) {
        Map<ModelVendor<?>, CompletableFuture<Done>> calls = new LinkedHashMap<>();
        for (ModelVendor<?> vendor : vendors) {
            opened(
                    vendor,
                    () -> calls.put(
                            vendor,
                            CompletableFuture.supplyAsync(() -> call(vendor, scenario.apply(vendor)), callers)));
        }
        Map<ModelVendor<?>, Done> done = new LinkedHashMap<>();
        calls.forEach((vendor, call) -> done.put(vendor, call.join()));
        return done;
    }

    /** One call, on the first vendor, where the others stand in for it. */
    Done onFirst(Scenario scenario) {
        vendors.forEach(vendor -> force(vendor, "automatic"));
        return call(vendors.getFirst(), scenario);
    }

    private Done call(ModelVendor<?> vendor, Scenario scenario) {
        int before = vendor.simulator().memories().size();
        try {
            CallRecord call = DemoArchive.phone().call(scenario);
            List<JsonObject> told = facts.ofEnded(call.callSid());
            List<List<Memory>> memories = vendor.simulator().memories();
            return new Done(call, told, memories.subList(before, memories.size()));
        } catch (Unreachable e) {
            throw new CompletionException(e);
        }
    }

    /** The vendor's connection dies, and another one to the same vendor goes on. */
    void lose(ModelVendor<?> vendor) {
        opened(vendor, vendor.simulator()::drop);
    }

    /** What is opened by this is opened at this vendor. */
    private synchronized void opened(ModelVendor<?> vendor, Runnable opening) {
        int before = vendor.simulator().memories().size();
        force(vendor, "automatic");
        vendors.stream().filter(other -> other != vendor).forEach(other -> force(other, "down"));
        opening.run();
        assertThat(Gateway.eventually(() -> vendor.simulator().memories().size() > before))
                .as("a connection to " + vendor.name())
                .isTrue();
    }

    private static void force(ModelVendor<?> vendor, String wish) {
        var answer = Gateway.putAs(OPERATOR, "/operator/providers/s2s/" + vendor.name() + "/force", wish);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** A scenario of lines, and of what is to happen beside the call. */
    static final class Steps {

        private final List<Scenario.Line> lines = new ArrayList<>();

        Steps then(String... text) {
            Scenario.of(text).lines().forEach(line -> add(line.text(), line.step()));
            return this;
        }

        Steps then(String what, Runnable action) {
            add(what, new Step.Do(action));
            return this;
        }

        /** So long after a reply began to be heard. */
        Steps inReply(Duration after) {
            add("in the reply", new Step.DoInReply(() -> {}, after, PATIENCE));
            return this;
        }

        Scenario scenario() {
            return new Scenario("of a test", lines);
        }

        private void add(String text, Step step) {
            lines.add(new Scenario.Line(lines.size() + 1, text, step));
        }
    }

    @Override
    public void close() {
        callers.shutdownNow();
        facts.close();
    }
}
