package ai.beluga.voice.live;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.provider.gemini.GeminiEngine;
import ai.beluga.voice.provider.gemini.GeminiKeys;
import ai.beluga.voice.provider.grok.GrokEngine;
import ai.beluga.voice.provider.grok.GrokKeys;
import ai.beluga.voice.provider.nova.NovaEngine;
import ai.beluga.voice.provider.nova.NovaKeys;
import ai.beluga.voice.provider.openai.OpenAiEngine;
import ai.beluga.voice.provider.openai.OpenAiKeys;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A vendor whose model can be tried.
 *
 * @param id its name in {@code beluga.s2s.provider}
 * @param otherCredentials variables by which its client finds a credential besides the gateway's
 */
record LiveVendor(String id, Area area, List<String> otherCredentials, Maker maker) {

    private static final List<LiveVendor> ALL = List.of(
            new LiveVendor(
                    "openai-realtime",
                    new OpenAiKeys(),
                    List.of(),
                    (settings, around) -> OpenAiEngine.of(settings, around.sockets(), around.timers())),
            new LiveVendor(
                    "grok",
                    new GrokKeys(),
                    List.of(),
                    (settings, around) -> GrokEngine.of(settings, around.sockets(), around.timers())),
            new LiveVendor(
                    "gemini",
                    new GeminiKeys(),
                    List.of(),
                    (settings, around) -> GeminiEngine.of(settings, around.sockets())),
            new LiveVendor(
                    "amazon-nova",
                    new NovaKeys(),
                    List.of(
                            "AWS_ACCESS_KEY_ID",
                            "AWS_PROFILE",
                            "AWS_WEB_IDENTITY_TOKEN_FILE",
                            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"),
                    (settings, around) ->
                            NovaEngine.of(settings, around.executor(), around.timers(), around::whenClosed)));

    /** Makes the gateway's own client. */
    @FunctionalInterface
    interface Maker {
        SpeechToSpeech make(Configuration settings, Surroundings around);
    }

    static Optional<LiveVendor> named(String id) {
        return ALL.stream().filter(vendor -> vendor.id.equals(id)).findFirst();
    }

    static String all() {
        return ALL.stream().map(LiveVendor::id).collect(Collectors.joining(", "));
    }

    /** The settings of this vendor that stand in the environment, by the names the gateway reads. */
    Map<String, String> settings(Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>();
        settings.put("beluga.s2s.provider", id);
        area.keys()
                .forEach(key -> names(key).forEach(name -> {
                    String value = environment.get(variable(name));
                    if (value != null && !value.isBlank()) {
                        settings.put(name, value);
                    }
                }));
        return settings;
    }

    private static List<String> names(Key<?> key) {
        return key.fileName().map(file -> List.of(key.name(), file)).orElse(List.of(key.name()));
    }

    /** What has to be set before anything can be tried; empty when it is. */
    Optional<String> missing(Map<String, String> environment) {
        Key<?> credential = area.keys().stream()
                .filter(key -> key.fileName().isPresent())
                .findFirst()
                .orElseThrow();
        boolean there = settings(environment).keySet().stream().anyMatch(names(credential)::contains)
                || otherCredentials.stream().anyMatch(environment::containsKey);
        return there ? Optional.empty() : Optional.of(variable(credential.name()));
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
