package ai.beluga.voice.regression;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.provider.none.NoNoiseSuppression;
import ai.beluga.voice.session.Engines;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.testkit.LoudnessDetector;
import ai.beluga.voice.testkit.ScriptedCall;
import java.util.List;

/** Beginnings that many of the calls here share, and what they are asked afterwards. */
final class Talk {

    /** Of twenty words, each 200 ms long; nothing in it says where it might be cut. */
    static final String LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            + "fifteen sixteen seventeen eighteen nineteen twenty";

    /** From the caller's last sound to the first of the answer: pause, agent, synthesizer. */
    static final int WAIT_MILLIS = 830;

    private Talk() {}

    static ScriptedCall greeted(ScriptedCall call) {
        return call.run(ofSeconds(2));
    }

    /** A greeted call in which so much of the agent's answer to a question has been heard. */
    static ScriptedCall hearing(ScriptedCall call, String answer, int heardMillis) {
        greeted(call);
        call.agent.says(answer);
        return call.callerSays("Tell me more.").run(ofMillis(WAIT_MILLIS + heardMillis));
    }

    /** The first words of a text. */
    static String words(String text, int count) {
        return String.join(" ", List.of(text.split(" ")).subList(0, count));
    }

    /** What the agent was told last that the caller heard of it, without the greeting. */
    static List<Utterance> memory(ScriptedCall call) {
        return call.agent.requests().getLast().conversation().stream()
                .filter(utterance -> utterance.speaker() == Speaker.AGENT)
                .skip(1)
                .toList();
    }

    /** The engines of a scripted call, with another agent and voice. */
    static Engines engines(ScriptedCall call, Agent agent, TextToSpeech voice) {
        return new Engines(
                new NoNoiseSuppression(), new LoudnessDetector(), call.recogniser, call.turnDetector, agent, voice);
    }
}
