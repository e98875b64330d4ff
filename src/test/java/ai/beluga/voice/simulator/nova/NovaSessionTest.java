package ai.beluga.voice.simulator.nova;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.simulator.realtime.Script;
import ai.beluga.voice.simulator.realtime.Tally;
import ai.beluga.voice.simulator.realtime.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the simulator refuses, event by event, without the wire. */
class NovaSessionTest {

    private static final String SESSION = "{'sessionStart':{'inferenceConfiguration':{'maxTokens':1024}}}";
    private static final String PROMPT = "{'promptStart':{'promptName':'p','audioOutputConfiguration':{'mediaType':"
            + "'audio/lpcm','sampleRateHertz':8000,'sampleSizeBits':16,'channelCount':1,'audioType':'SPEECH',"
            + "'encoding':'base64','voiceId':'matthew'}}}";
    private static final String AUDIO = "{'contentStart':{'promptName':'p','contentName':'a','type':'AUDIO',"
            + "'interactive':true,'role':'USER','audioInputConfiguration':{'mediaType':'audio/lpcm','sampleRateHertz':"
            + "8000,'sampleSizeBits':16,'channelCount':1,'audioType':'SPEECH','encoding':'base64'}}}";

    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final NovaSession session = new NovaSession(
            new NovaSurroundings(
                    new Script(),
                    new NovaMischief(),
                    new Timing(),
                    clock,
                    new AtomicLong(),
                    new Tally(),
                    violations::add),
            new Wire(),
            "amazon.nova-2-5-sonic");

    @AfterEach
    void end() {
        clock.shutdownNow();
    }

    @Test
    void conversationInTheVendorsOrderIsTaken() {
        take(SESSION, PROMPT);
        take(text("s", "SYSTEM", false));
        take(text("h1", "USER", false));
        take(text("h2", "ASSISTANT", false));
        take(
                AUDIO,
                "{'audioInput':{'promptName':'p','contentName':'a','content':'AAA='}}",
                "{'contentEnd':{'promptName':'p','contentName':'a'}}",
                "{'promptEnd':{'promptName':'p'}}",
                "{'sessionEnd':{}}");

        assertThat(violations).isEmpty();
        assertThat(sent).containsExactly("end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'sessionStart':{'inferenceConfiguration':{'maxTokens':1024}}}",
                "{'promptStart':{'promptName':'p'}}",
                "{'audioInput':{'promptName':'p','contentName':'b','content':'AAA='}}",
                "{'audioInput':{'promptName':'q','contentName':'a','content':'AAA='}}",
                "{'audioInput':{'promptName':'p','contentName':'a','content':'AA=='}}",
                "no json",
                "{'textInput':{'promptName':'p','contentName':'a','content':'words'}}",
                "{'contentEnd':{'promptName':'p','contentName':'a','novelty':1}}",
                "{'interrupt':{'promptName':'p'}}"
            })
    void whatTheVendorsGuideForbidsIsAViolationAndEndsTheStream(String event) {
        take(SESSION, PROMPT);
        take(text("s", "SYSTEM", false));
        take(AUDIO, event);

        assertThat(violations).hasSize(1);
        assertThat(sent).containsExactly("validationException");
    }

    @Test
    void historyIsRefusedBehindAudioAndOutOfTurn() {
        take(SESSION, PROMPT);
        take(text("s", "SYSTEM", false));
        take(text("h1", "ASSISTANT", false));
        assertThat(violations).singleElement().asString().contains("in turn");

        take(AUDIO);
        assertThat(sent).containsExactly("validationException");
    }

    @Test
    void resultThatNobodyWaitsForIsRefused() {
        take(SESSION, PROMPT);
        take(text("s", "SYSTEM", false));
        take(
                "{'contentStart':{'promptName':'p','contentName':'t','type':'TOOL','interactive':false,'role':'TOOL',"
                        + "'toolResultInputConfiguration':{'toolUseId':'unknown','type':'TEXT',"
                        + "'textInputConfiguration':{'mediaType':'text/plain'}}}}",
                "{'toolResult':{'promptName':'p','contentName':'t','content':'{}'}}",
                "{'contentEnd':{'promptName':'p','contentName':'t'}}");

        assertThat(violations).singleElement().asString().contains("one result for each call");
    }

    private void take(List<String> events) {
        take(events.toArray(String[]::new));
    }

    private void take(String... events) {
        for (String event : events) {
            session.take("{\"event\":" + event.replace('\'', '"') + "}");
        }
    }

    private static List<String> text(String name, String role, boolean interactive) {
        String place = "'promptName':'p','contentName':'" + name + "'";
        List<String> events = new ArrayList<>();
        events.add("{'contentStart':{" + place + ",'type':'TEXT','interactive':" + interactive + ",'role':'" + role
                + "','textInputConfiguration':{'mediaType':'text/plain'}}}");
        events.add("{'textInput':{" + place + ",'content':'words'}}");
        events.add("{'contentEnd':{" + place + "}}");
        return events;
    }

    private final class Wire implements NovaWire {

        @Override
        public void event(String json) {
            sent.add(json);
        }

        @Override
        public void exception(String type, String message) {
            sent.add(type);
        }

        @Override
        public void end() {
            sent.add("end");
        }

        @Override
        public void hang() {
            sent.add("hang");
        }

        @Override
        public void drop() {
            sent.add("drop");
        }
    }
}
