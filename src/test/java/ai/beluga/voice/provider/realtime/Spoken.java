package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** A conversation without a socket: what the vendor tells is written by hand, what leaves is kept. */
final class Spoken {

    final List<S2sEvent> told = new ArrayList<>();
    final List<JsonObject> sent = new ArrayList<>();
    final Conversation conversation;

    Spoken(Opening.Turns turns) {
        conversation = new Conversation(turns, told::add, event -> sent.add(json(event)));
    }

    /** @param events JSON with {@code '} for quotes */
    Spoken tells(String... events) {
        for (String event : events) {
            conversation.take(JsonMessage.parse(event.replace('\'', '"')));
        }
        return this;
    }

    /** The vendor begins the reply that was asked for as so many before it, from 1. */
    Spoken begins(String response, int ask) {
        return tells("{'type':'response.created','response':{'id':'" + response + "','metadata':{'ask':'ask_" + ask
                + "'}}}");
    }

    /** So many milliseconds of a message. */
    Spoken sounds(String response, String item, int millis) {
        String silence = java.util.Base64.getEncoder().encodeToString(new byte[millis * 8]);
        return tells("{'type':'response.output_audio.delta','response_id':'" + response + "','item_id':'" + item
                + "','content_index':0,'delta':'" + silence + "'}");
    }

    /** The vendor is done with a reply that has made these items. */
    Spoken ends(String response, String status, String output) {
        return tells("{'type':'response.done','response':{'id':'" + response + "','status':'" + status + "','output':["
                + output + "]}}");
    }

    /** The vendor refuses something. */
    Spoken refuses(String error) {
        conversation.refused(Refusal.of(JsonMessage.parse(error.replace('\'', '"'))));
        return this;
    }

    /** Types of what left since this was asked last. */
    List<String> left() {
        List<String> types = sent.stream().map(event -> event.getString("type")).toList();
        sent.clear();
        return types;
    }

    static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
