package ai.beluga.voice.ops.journal;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Whether calls are journaled, where, and for how long. */
@Singleton
public final class JournalKeys implements Area {

    static final Key<Path> DIRECTORY = Key.path("beluga.journal.directory")
            .describedAs(
                    "Directory for a journal of each call, from which its decisions can be replayed; one of this node"
                            + " alone. Without it none is written.");
    static final Key<Boolean> TEXT = Key.flag("beluga.journal.text")
            .byDefault(false)
            .describedAs(
                    "Whether journals hold what callers said and which keys they pressed; otherwise other words and"
                            + " keys stand for them, upon which the same is decided.");
    static final Key<Integer> KEEP_FILES = Key.number("beluga.journal.keep-files")
            .between(1, 1_000_000)
            .byDefault(1_000)
            .describedAs("How many journals are kept; the oldest go first.");
    static final Key<Integer> KEEP_MEGABYTES = Key.number("beluga.journal.keep-megabytes")
            .between(1, 1_000_000)
            .byDefault(1_000)
            .describedAs("How many megabytes of journals are kept; the oldest go first, and a single one stops there.");
    static final Key<Duration> KEEP_FOR = Key.duration("beluga.journal.keep-for")
            .between(Duration.ofMinutes(1), Duration.ofDays(3_650))
            .byDefault(Duration.ofDays(7))
            .describedAs("How long a journal is kept.");

    @Override
    public String title() {
        return "Journal";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(DIRECTORY, TEXT, KEEP_FILES, KEEP_MEGABYTES, KEEP_FOR);
    }
}
