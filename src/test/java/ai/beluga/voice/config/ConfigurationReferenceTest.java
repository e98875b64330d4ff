package ai.beluga.voice.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/configuration.md} equal to the code; {@code -Dbeluga.docs.write=true} writes it. */
class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("docs/configuration.md");
    private static final List<Area> AREAS = areas();

    @Test
    void pageSaysWhatTheCodeSays() throws IOException {
        String wanted = ReferencePage.of(AREAS);
        if (Boolean.getBoolean("beluga.docs.write")) {
            Files.createDirectories(PAGE.toAbsolutePath().getParent());
            Files.writeString(PAGE, wanted);
        }

        assertThat(PAGE)
                .as("run mvn test -Dtest=ConfigurationReferenceTest -Dbeluga.docs.write=true")
                .hasContent(wanted);
    }

    @Test
    void noTwoKeysShareANameInTheEnvironment() {
        Map<String, Long> uses = keys().flatMap(key -> Stream.concat(Stream.of(key.name()), key.fileName().stream()))
                .collect(Collectors.groupingBy(EnvironmentNames::of, Collectors.counting()));

        assertThat(uses).allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
    }

    @Test
    void everyKeySaysInASentenceWhatItDoes() {
        assertThat(keys())
                .allSatisfy(key -> assertThat(key.description())
                        .as(key.name())
                        .matches("[A-Z`].*\\.")
                        .doesNotContain("|", "\n"));
    }

    @Test
    void everyDefaultIsAllowed() {
        assertThat(keys())
                .allSatisfy(key -> key.defaultText()
                        .ifPresent(text -> assertThat(key.read(text, encoded -> encoded))
                                .as(key.name())
                                .isPresent()));
    }

    private static Stream<Key<?>> keys() {
        return AREAS.stream().flatMap(area -> area.keys().stream());
    }

    private static List<Area> areas() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("ai.beluga.voice")
                        .stream()
                        .filter(type -> type.isAssignableTo(Area.class))
                        .filter(type ->
                                !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::reflect)
                        .map(ConfigurationReferenceTest::make)
                        .sorted(Comparator.comparing(Area::title))
                        .toList();
    }

    private static Area make(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Area) constructor.newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(type + " needs a constructor without parameters", impossible);
        }
    }
}
