package ai.beluga.voice.demo;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.TurnLatency;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** A fact about a call as the page reads it. */
final class FactJson {

    private FactJson() {}

    static String of(CallId call, long sequence, CallEvent fact) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("call", call.value())
                .add("seq", sequence)
                .add("type", fact.getClass().getSimpleName());
        switch (fact) {
            case CallEvent.LineOpened opened -> json.add("resumed", opened.resumed());
            case CallEvent.CallerSpeaking speaking -> json.add("text", speaking.text());
            case CallEvent.CallerSpoke spoke ->
                json.add("turn", spoke.turn().number()).add("text", spoke.text());
            case CallEvent.CallerCorrected corrected ->
                json.add("turn", corrected.turn().number()).add("text", corrected.text());
            case CallEvent.CallerWentOn wentOn -> json.add("turn", wentOn.turn().number());
            case CallEvent.ReplyStarted started ->
                json.add("turn", started.turn().number())
                        .add("latency", latency(started.latency().inWholeMillis()));
            case CallEvent.ReplyPrepared prepared ->
                json.add("turn", prepared.turn().number())
                        .add("outcome", prepared.outcome().name())
                        .add("aheadMs", prepared.ahead().toMillis())
                        .add("characters", prepared.characters());
            case CallEvent.ToolUsed used -> used(json, used);
            case CallEvent.CallerWaited waited ->
                json.add("turn", waited.turn().number())
                        .add("owner", waited.owner().name())
                        .add("step", waited.step().name());
            case CallEvent.AgentSpoke spoke ->
                json.add("turn", spoke.turn().number())
                        .add("text", spoke.heard().text())
                        .add("interrupted", spoke.heard().interrupted())
                        .add("filler", spoke.heard().filler());
            case CallEvent.CallerInterrupted interrupted ->
                json.add("turn", interrupted.turn().number());
            case CallEvent.FalseInterruption interruption ->
                json.add("turn", interruption.turn().number());
            case CallEvent.CallEnded ended ->
                json.add("reason", ended.reason().name())
                        .add("durationMs", ended.duration().toMillis());
            case CallEvent.LineClosed closed -> {}
            case CallEvent.DigitPressed digit -> {}
            case CallEvent.SessionBegan began -> {}
            case CallEvent.ModelGone gone -> {}
            case CallEvent.ModelRenewed renewed -> {}
            case CallEvent.ModelHandedOver over -> json.add("turn", over.turn().number());
            case CallEvent.ModelUsed used -> used(json, used);
            case CallEvent.TurnOver over ->
                json.add("turn", over.turn().number())
                        .add("outcome", over.report().outcome().name());
            case CallEvent.ProviderFailed failed ->
                json.add("port", failed.port().name())
                        .add("provider", failed.provider())
                        .add("how", failed.how().name());
            case CallEvent.ProviderSwitched switched -> switched(json, switched);
        }
        return json.build().toString();
    }

    private static void used(JsonObjectBuilder json, CallEvent.ToolUsed used) {
        json.add("turn", used.turn().number())
                .add("tool", used.tool())
                .add("outcome", used.outcome().name())
                .add("tookMs", used.took().toMillis());
    }

    private static void used(JsonObjectBuilder json, CallEvent.ModelUsed used) {
        json.add("turn", used.turn().number())
                .add("provider", used.provider())
                .add("audioIn", used.audioIn())
                .add("audioOut", used.audioOut())
                .add("textIn", used.textIn())
                .add("textOut", used.textOut())
                .add("otherIn", used.otherIn())
                .add("otherOut", used.otherOut());
    }

    private static void switched(JsonObjectBuilder json, CallEvent.ProviderSwitched switched) {
        json.add("port", switched.port().name())
                .add("from", switched.from())
                .add("to", switched.to())
                .add("cause", switched.cause().map(Enum::name).orElse(""));
    }

    private static JsonObjectBuilder latency(TurnLatency latency) {
        return Json.createObjectBuilder()
                .add("endpointingMs", latency.endpointing().toMillis())
                .add("recognitionMs", latency.recognition().toMillis())
                .add("agentMs", latency.agent().toMillis())
                .add("synthesisMs", latency.synthesis().toMillis())
                .add("gatewayMs", latency.gateway().toMillis())
                .add("totalMs", latency.total().toMillis());
    }
}
