package ai.beluga.voice.hostile;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.gemini.GeminiEngine;
import ai.beluga.voice.provider.grok.GrokEngine;
import ai.beluga.voice.provider.nova.NovaEngine;
import ai.beluga.voice.provider.openai.OpenAiEngine;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.simulator.ModelVendor;
import ai.beluga.voice.simulator.realtime.ModelSimulator;
import ai.beluga.voice.simulator.realtime.Script;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;

/** A vendor on the loopback and the client of it that the gateway has. */
record SimulatedVendor(ModelVendor<?> vendor, SpeechToSpeech client, List<Runnable> closing) {

    /** Which there are. */
    enum Name {
        OPENAI,
        GROK,
        GEMINI,
        NOVA
    }

    static SimulatedVendor of(Name name, ExecutorService threads, Timers timers) {
        ModelVendor<?> vendor = switch (name) {
            case OPENAI -> ModelVendor.openAi();
            case GROK -> ModelVendor.grok();
            case GEMINI -> ModelVendor.gemini();
            case NOVA -> ModelVendor.nova();
        };
        Configuration configuration = Configuration.of(vendor.settings());
        SocketClient sockets = new SocketClient(threads, timers, Duration.ofSeconds(10));
        List<Runnable> closing = new CopyOnWriteArrayList<>(List.of(sockets::close));
        SpeechToSpeech client = switch (name) {
            case OPENAI -> OpenAiEngine.of(configuration, sockets, timers);
            case GROK -> GrokEngine.of(configuration, sockets, timers);
            case GEMINI -> GeminiEngine.of(configuration, sockets);
            // AWS's client takes two seconds to shut its threads down: nothing waits for that.
            case NOVA ->
                NovaEngine.of(configuration, threads, timers, end -> closing.add(() -> Thread.startVirtualThread(end)));
        };
        return new SimulatedVendor(vendor, client, closing);
    }

    ModelSimulator<?> simulator() {
        return vendor.simulator();
    }

    Script script() {
        return vendor.script();
    }

    Opening.Turns turns() {
        return vendor.takesTurnsAlone() ? Opening.Turns.VENDORS : Opening.Turns.OURS;
    }

    void close() {
        closing.forEach(Runnable::run);
        simulator().close();
    }
}
