package ai.beluga.voice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference of the configuration names the engines that there are, all and no others. */
class EngineNamesTest {

    private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ai.beluga.voice.provider");

    static Stream<Map.Entry<Key<String>, Class<?>>> ports() {
        return Stream.of(
                Map.entry(EngineKeys.STT_PROVIDER, SpeechToText.class),
                Map.entry(EngineKeys.TTS_PROVIDER, TextToSpeech.class),
                Map.entry(EngineKeys.AGENT_PROVIDER, Agent.class),
                Map.entry(EngineKeys.S2S_PROVIDER, SpeechToSpeech.class),
                Map.entry(EngineKeys.VAD_PROVIDER, VoiceActivityDetector.class),
                Map.entry(EngineKeys.TURN_PROVIDER, TurnDetector.class),
                Map.entry(EngineKeys.NOISE_PROVIDER, NoiseSuppressor.class));
    }

    @ParameterizedTest
    @MethodSource("ports")
    void descriptionNamesEveryEngineOfItsPort(Map.Entry<Key<String>, Class<?>> port) {
        List<String> named = NAME.matcher(port.getKey().description())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(named).isEqualTo(engines(port.getValue()));
    }

    private static List<String> engines(Class<?> port) {
        Stream<String> classes = CLASSES.stream()
                .filter(type -> type.isAssignableTo(port) && type.isAnnotatedWith(ProviderId.class))
                .map(type -> type.getAnnotationOfType(ProviderId.class).value());
        Stream<String> producers = CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method ->
                        method.getRawReturnType().isEquivalentTo(port) && method.isAnnotatedWith(ProviderId.class))
                .map(method -> method.getAnnotationOfType(ProviderId.class).value());
        return Stream.concat(classes, producers).sorted().toList();
    }
}
