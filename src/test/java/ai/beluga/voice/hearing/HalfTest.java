package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.testkit.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HalfTest {

    /** What is said by one voice or cannot be told apart: a row of the table in {@code audio/README.md}. */
    private record Source(Set<String> recordings) {

        static Source of(String row) {
            return new Source(Arrays.stream(row.split("\\|")[1].split(","))
                    .flatMap(name -> range(name.strip()))
                    .collect(Collectors.toSet()));
        }

        /** All recordings from the first to the last of {@code librivox-0870..0890}. */
        private static Stream<String> range(String names) {
            int dots = names.indexOf("..");
            if (dots < 0) {
                return Stream.of(names);
            }
            String last = names.substring(0, 2 * dots + 2 - names.length()) + names.substring(dots + 2);
            return Recording.all().stream()
                    .map(Recording::name)
                    .filter(name -> name.length() == dots
                            && name.compareTo(names.substring(0, dots)) >= 0
                            && name.compareTo(last) <= 0);
        }

        boolean isIn(Half half) {
            return recordings.stream().anyMatch(half::holds);
        }
    }

    private static List<Source> sources() {
        try (var in = Half.class.getResourceAsStream("/audio/README.md")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| files"))
                    .map(Source::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noSourceIsInBothHalves() {
        List<Source> sources = sources();

        for (Recording recording : Recording.all()) {
            assertThat(sources)
                    .as(recording.name())
                    .filteredOn(source -> source.recordings().contains(recording.name()))
                    .hasSize(1)
                    .allSatisfy(source -> assertThat(
                                    EnumSet.allOf(Half.class).stream().filter(source::isIn))
                            .hasSize(1));
        }
    }

    @Test
    void everyRecordingIsInOneHalfOnce() {
        assertThat(Stream.of(Half.values())
                        .flatMap(half -> half.callers().stream())
                        .flatMap(caller -> caller.speech().stream())
                        .map(speech -> speech.recording().name()))
                .containsExactlyInAnyOrderElementsOf(
                        Recording.all().stream().map(Recording::name).toList());
    }
}
