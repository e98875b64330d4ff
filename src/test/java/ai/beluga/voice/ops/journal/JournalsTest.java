package ai.beluga.voice.ops.journal;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.journal.RecordedCall;
import ai.beluga.voice.journal.ReplayedCalls;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnTap;
import ai.beluga.voice.turn.VoiceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sets, and what then lies in the directory. */
class JournalsTest {

    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09.010Z");

    private final ManualTime time = new ManualTime();

    @TempDir
    private Path folder;

    @Test
    void withoutADirectoryNothingIsWrittenAndNothingWaits() throws StartupFault {
        Journals journals = journals();

        assertThat(open(journals)).isSameAs(TurnTap.NONE);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void callThroughTheWholePipelineIsAFileThatReplays() throws IOException, StartupFault {
        Path file = conversation(journals("beluga.journal.directory", folder.toString()));

        RecordedCall call = RecordedCall.read(Files.readAllLines(file).iterator());

        assertThat(call.isWhole()).isTrue();
        assertThat(call.header().call()).isEqualTo("CA00000000000000000000000000000001");
        assertThat(call.header().began()).isEqualTo("2026-05-06T07:08:09.010Z");
        assertThat(ReplayedCalls.exactly(call).divergence()).isEmpty();
        assertThat(ReplayedCalls.exactly(call).decisions()).isGreaterThan(10);
    }

    @Test
    void wordsAndKeysAreInTheFileOnlyWhenAllowed() throws IOException, StartupFault {
        String without = Files.readString(conversation(journals("beluga.journal.directory", folder.toString())));
        Files.delete(onlyFile());
        String with = Files.readString(
                conversation(journals("beluga.journal.directory", folder.toString(), "beluga.journal.text", "true")));

        assertThat(without).doesNotContainIgnoringCase("hours").contains("\"digit\":\"0\"");
        assertThat(with).contains("What are your hours?").contains("\"digit\":\"7\"");
    }

    @Test
    void onlyTheServersUserCanReadAJournal() throws IOException, StartupFault {
        Path file = conversation(journals("beluga.journal.directory", folder.toString()));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void directoryThatCannotBeWrittenIsAFaultOfItsKey() throws IOException {
        Path file = Files.createFile(folder.resolve("no-directory"));

        assertThatThrownBy(() -> journals("beluga.journal.directory", file.toString()))
                .isInstanceOf(StartupFault.class)
                .hasMessageContaining("beluga.journal.directory")
                .hasMessageContaining("a directory in which the server's user may write");
    }

    @Test
    void directoryIsMadeAndLeftEmptyByTheStart() throws IOException, StartupFault {
        Path inner = folder.resolve("calls/journals");

        journals("beluga.journal.directory", inner.toString());

        assertThat(inner).isEmptyDirectory();
    }

    @Test
    void oldestGoWhenThereAreTooManyFiles() throws IOException, StartupFault {
        old("20260101T000000.000Z-CA1.jsonl", 10, NOW);
        old("20260102T000000.000Z-CA2.jsonl.part", 10, NOW);
        old("20260103T000000.000Z-CA3.jsonl", 10, NOW);
        old("notes.txt", 10, Instant.EPOCH);

        journals("beluga.journal.directory", folder.toString(), "beluga.journal.keep-files", "1");
        time.advance(JournalWriter.PERIOD);

        assertThat(names()).containsExactly("20260103T000000.000Z-CA3.jsonl", "notes.txt");
    }

    @Test
    void oldestGoWhenTheyAreTooManyBytes() throws IOException, StartupFault {
        old("20260101T000000.000Z-CA1.jsonl", 600_000, NOW);
        old("20260102T000000.000Z-CA2.jsonl", 600_000, NOW);
        old("20260103T000000.000Z-CA3.jsonl", 300_000, NOW);

        journals("beluga.journal.directory", folder.toString(), "beluga.journal.keep-megabytes", "1");
        time.advance(JournalWriter.PERIOD);

        assertThat(names()).containsExactly("20260102T000000.000Z-CA2.jsonl", "20260103T000000.000Z-CA3.jsonl");
    }

    @Test
    void journalsGoWhenTheyAreTooOld() throws IOException, StartupFault {
        old("20260101T000000.000Z-CA1.jsonl", 10, NOW.minus(ofDays(3)));
        old("20260102T000000.000Z-CA2.jsonl", 10, NOW.minus(ofDays(1)));

        journals("beluga.journal.directory", folder.toString(), "beluga.journal.keep-for", "2d");
        time.advance(JournalWriter.PERIOD);

        assertThat(names()).containsExactly("20260102T000000.000Z-CA2.jsonl");
    }

    @Test
    void journalThatIsBeingWrittenIsKept() throws IOException, StartupFault {
        Journals journals = journals("beluga.journal.directory", folder.toString(), "beluga.journal.keep-files", "1");
        ScriptedCall call = call(journals);
        call.run(ofSeconds(1));
        old("20990101T000000.000Z-CA9.jsonl", 10, NOW);

        time.advance(ofSeconds(600));

        assertThat(names()).containsExactly("20260506T070809.010Z-CA00000000000000000000000000000001.jsonl.part");
    }

    private Journals journals(String... keysAndValues) throws StartupFault {
        Configuration configuration = Configurations.of(keysAndValues);
        assertThat(Configurations.faults(configuration, new JournalKeys())).isEmpty();
        Journals journals = new Journals(configuration, Runnable::run, time, () -> NOW);
        journals.load();
        return journals;
    }

    private static TurnTap open(Journals journals) {
        return journals.open(new CallId("CA1"), VoiceSettings.DEFAULT, TurnSettings.DEFAULT, List.of());
    }

    private static ScriptedCall call(Journals journals) {
        return ScriptedCall.watchedBy(
                (id, voice, turn) -> journals.open(id, voice, turn, List.of()),
                TurnSettings.DEFAULT,
                VoiceSettings.DEFAULT);
    }

    private Path conversation(Journals journals) throws IOException {
        ScriptedCall call = call(journals);
        call.run(ofSeconds(3))
                .callerSays("What are your hours?")
                .run(ofSeconds(2))
                .press('7')
                .run(ofSeconds(1));
        call.end(EndReason.DRAIN);
        journals.close();
        return onlyFile();
    }

    private Path onlyFile() throws IOException {
        assertThat(names()).hasSize(1);
        return folder.resolve(names().getFirst());
    }

    private void old(String name, int bytes, Instant modified) throws IOException {
        Path file = Files.write(folder.resolve(name), new byte[bytes]);
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
