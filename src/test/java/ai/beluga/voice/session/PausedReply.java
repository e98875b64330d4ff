package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.testkit.ScriptedCall;
import java.util.ArrayList;
import java.util.List;

/** A reply that has called a tool and waits for its result, while others are called behind it. */
final class PausedReply {

    static final S2sEvent BEGAN = new S2sEvent.ReplyBegan(false);
    static final S2sEvent COMPLETE = new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.COMPLETE);

    private PausedReply() {}

    /** Each tool is called behind the end of the reply, but for the first. */
    static void calls(ScriptedCall call, boolean together, String words, String... calls) {
        List<S2sEvent> events = new ArrayList<>(List.of(BEGAN));
        if (!words.isEmpty()) {
            events.addAll(call.model.spoken(1, words));
        }
        for (String each : calls) {
            events.add(called(each));
            events.add(COMPLETE);
        }
        if (!together) {
            call.model.replies(events);
        }
        says(call);
        if (together) {
            call.model.reportTogether(events.toArray(S2sEvent[]::new));
            call.run(ofMillis(20));
        }
    }

    /** {@code end_call}, one that pays or one that looks, by this name. */
    static S2sEvent called(String call) {
        String tool = call.equals("end_call") ? call : call.startsWith("pay") ? "pay" : "look";
        return new S2sEvent.ToolCalled(call, tool, ConfirmedTools.ARGUMENTS);
    }

    /** The caller says something, and the model is asked. */
    static void says(ScriptedCall call) {
        call.run(ofSeconds(2));
        call.model.hears("Pay it.");
        call.callerSpeaks(ofSeconds(1)).run(ofMillis(1_200));
    }

    /** What the vendor was told of calls, in order. */
    static List<String> results(ScriptedCall call) {
        return call.model.log().stream()
                .filter(line -> line.startsWith("result"))
                .toList();
    }
}
