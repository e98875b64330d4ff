package ai.beluga.voice.it;

import ai.beluga.voice.simulator.gemini.GeminiSimulator;
import ai.beluga.voice.simulator.grok.GrokSimulator;
import ai.beluga.voice.simulator.nova.NovaSimulator;
import ai.beluga.voice.simulator.openai.OpenAiSimulator;
import ai.beluga.voice.simulator.realtime.Memory;
import ai.beluga.voice.simulator.realtime.RealtimeSimulator;
import ai.beluga.voice.simulator.realtime.Script;
import java.util.List;
import java.util.Map;

/** A vendor of a model that hears, thinks and speaks, as those see it who test calls: its simulator, whichever it is. */
interface ModelVendor {

    /** Its name in {@code beluga.s2s.provider}. */
    String name();

    /** What makes a gateway use it. */
    Map<String, String> settings();

    /** What its callers say and what it answers. */
    Script script();

    /** What its model remembers of each session there was, in order. */
    List<List<Memory>> memories();

    /** How many connections there are. */
    long connections();

    /** What was done against its documentation. */
    List<String> violations();

    /** Every connection dies. */
    void drop();

    /** A session can be told how far its reply was heard; else only the next one is, with the conversation so far. */
    default boolean learnsWhatWasHeard() {
        return true;
    }

    static Realtime openAi() {
        return new Realtime("openai-realtime", new OpenAiSimulator(Realtime.KEY));
    }

    static Realtime grok() {
        return new Realtime("grok", new GrokSimulator(Realtime.KEY));
    }

    static ModelVendor gemini() {
        return new Gemini(new GeminiSimulator(Realtime.KEY));
    }

    static ModelVendor nova() {
        return new Nova(new NovaSimulator(Realtime.KEY));
    }

    /** A vendor of the realtime protocol. */
    record Realtime(String name, RealtimeSimulator simulator) implements ModelVendor {

        private static final String KEY = "key-of-the-integration-tests";

        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "beluga.s2s." + name + ".base-url",
                    simulator.baseUrl().toString(),
                    "beluga.s2s." + name + ".api-key",
                    KEY);
        }

        @Override
        public Script script() {
            return simulator.script();
        }

        @Override
        public List<List<Memory>> memories() {
            return simulator.sessions().stream()
                    .map(session -> session.remembers())
                    .toList();
        }

        @Override
        public long connections() {
            return simulator.connections();
        }

        @Override
        public List<String> violations() {
            return simulator.violations();
        }

        @Override
        public void drop() {
            simulator.drop();
        }
    }

    /** Google's. */
    record Gemini(GeminiSimulator simulator) implements ModelVendor {

        @Override
        public String name() {
            return "gemini";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "beluga.s2s.gemini.base-url",
                    simulator.baseUrl().toString(),
                    "beluga.s2s.gemini.api-key",
                    Realtime.KEY);
        }

        @Override
        public Script script() {
            return simulator.script();
        }

        @Override
        public List<List<Memory>> memories() {
            return simulator.sessions().stream()
                    .map(session -> session.remembers())
                    .toList();
        }

        @Override
        public long connections() {
            return simulator.connections();
        }

        @Override
        public List<String> violations() {
            return simulator.violations();
        }

        @Override
        public void drop() {
            simulator.drop();
        }
    }

    /** Amazon's. */
    record Nova(NovaSimulator simulator) implements ModelVendor {

        @Override
        public String name() {
            return "amazon-nova";
        }

        @Override
        public boolean learnsWhatWasHeard() {
            return false;
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "beluga.s2s.amazon-nova.base-url",
                    simulator.baseUrl().toString(),
                    "beluga.s2s.amazon-nova.access-key-id",
                    Realtime.KEY,
                    "beluga.s2s.amazon-nova.secret-access-key",
                    "secret-of-the-integration-tests",
                    "beluga.s2s.amazon-nova.model",
                    "amazon.nova-2-sonic-v1:0");
        }

        @Override
        public Script script() {
            return simulator.script();
        }

        @Override
        public List<List<Memory>> memories() {
            return simulator.sessions().stream()
                    .map(session -> session.remembers())
                    .toList();
        }

        @Override
        public long connections() {
            return simulator.sessions().stream()
                    .filter(session -> !session.isOver())
                    .count();
        }

        @Override
        public List<String> violations() {
            return simulator.violations();
        }

        @Override
        public void drop() {
            simulator.drop();
        }
    }
}
