package ai.beluga.voice.ops.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.journal.Closing;
import ai.beluga.voice.journal.Header;
import ai.beluga.voice.journal.JournalLines;
import ai.beluga.voice.journal.RecordedCall;
import ai.beluga.voice.testkit.LoggedLines;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnTap;
import ai.beluga.voice.turn.VoiceSettings;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One call's journal and the disk it is written to. */
class CallJournalTest {

    private static final Instant BEGAN = Instant.parse("2026-05-06T07:08:09.010Z");
    private static final CallJournal.Limits AMPLE = new CallJournal.Limits(1_000_000, 1_000);

    private final ManualTime time = new ManualTime();

    @TempDir
    private Path folder;

    /** A disk that takes so many characters. */
    private static final class SmallDisk extends Writer {
        private int left;

        SmallDisk(int left) {
            this.left = left;
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    @Test
    void journalHasItsFinishedNameOnlyWhenItsLastLineIsInIt() throws IOException {
        JournalWriter writer = writer();
        CallJournal journal = journal("CA1", AMPLE, JournalFile::create, writer);

        say(journal, 3);
        time.advance(JournalWriter.PERIOD);
        assertThat(names()).containsExactly("20260506T070809.010Z-CA1.jsonl.part");

        journal.close();
        time.advance(JournalWriter.PERIOD);
        assertThat(names()).containsExactly("20260506T070809.010Z-CA1.jsonl");
        assertThat(read("CA1").entries()).hasSize(3);
        assertThat(read("CA1").isWhole()).isTrue();
    }

    @Test
    void whatWasWrittenBeforeTheServerIsKilledCanBeRead() throws IOException {
        CallJournal journal = journal("CA1", AMPLE, JournalFile::create, writer());

        say(journal, 3);
        time.advance(JournalWriter.PERIOD);

        RecordedCall call = RecordedCall.read(Files.readAllLines(folder.resolve("20260506T070809.010Z-CA1.jsonl.part"))
                .iterator());
        assertThat(call.entries()).hasSize(3);
        assertThat(call.closing()).isEmpty();
    }

    @Test
    void journalOfACallWithoutAnyEntryIsNoFile() throws IOException {
        JournalWriter writer = writer();

        journal("CA1", AMPLE, JournalFile::create, writer).close();
        time.advance(JournalWriter.PERIOD);

        assertThat(names()).isEmpty();
    }

    @Test
    void journalStopsWhereItsQueueOverflowedAndCountsWhatIsMissing() throws IOException {
        CallJournal journal = journal("CA1", new CallJournal.Limits(1_000_000, 4), JournalFile::create, writer());

        say(journal, 7);
        time.advance(JournalWriter.PERIOD);
        say(journal, 2);
        journal.close();
        List<String> told = LoggedLines.of(JournalWriter.class, () -> time.advance(JournalWriter.PERIOD));

        assertThat(read("CA1").entries()).hasSize(4);
        assertThat(read("CA1").closing().orElseThrow().loss()).contains(new Closing.Loss(Closing.Cause.OVERFLOW, 5));
        assertThat(told).hasSize(1).allMatch(line -> line.contains("incomplete"));
    }

    @Test
    void journalStopsWhereWordsWouldBeNeeded() throws IOException {
        CallJournal journal = journal("CA1", AMPLE, JournalFile::create, writer());

        say(journal, 2);
        journal.decided(new TurnDecision.DropSpeech());
        say(journal, 3);
        journal.close();
        time.advance(JournalWriter.PERIOD);

        assertThat(read("CA1").entries()).hasSize(2);
        assertThat(read("CA1").closing().orElseThrow().loss()).contains(new Closing.Loss(Closing.Cause.WORDS, 4));
    }

    @Test
    void journalStopsAtItsLongestLength() throws IOException {
        CallJournal journal = journal("CA1", new CallJournal.Limits(3_000, 1_000), JournalFile::create, writer());

        say(journal, 100);
        journal.close();
        time.advance(JournalWriter.PERIOD);

        RecordedCall call = read("CA1");
        assertThat(call.entries()).hasSizeBetween(5, 50);
        assertThat(call.closing().orElseThrow().loss())
                .contains(new Closing.Loss(
                        Closing.Cause.TOO_LONG, 100 - call.entries().size()));
    }

    @Test
    void fullDiskIsToldOnceAndCallsGoOn() {
        JournalWriter writer = writer();
        CallJournal.Opener full = unfinished -> new JournalFile(unfinished, new SmallDisk(10));

        List<String> told = LoggedLines.of(JournalWriter.class, () -> {
            for (String call : List.of("CA1", "CA2", "CA3")) {
                CallJournal journal = journal(call, AMPLE, full, writer);
                say(journal, 200);
                time.advance(JournalWriter.PERIOD);
                say(journal, 10);
                journal.close();
                time.advance(JournalWriter.PERIOD);
            }
        });

        assertThat(told).hasSize(1).allMatch(line -> line.contains("calls go on without") && line.contains("No space"));
    }

    @Test
    void directoryThatGoesAwayIsToldOnceAndTellsAgainAfterItWasBack() throws IOException {
        JournalWriter writer = writer();
        Path away = folder.resolveSibling(folder.getFileName() + "-away");

        Files.move(folder, away);
        List<String> first = LoggedLines.of(JournalWriter.class, () -> call("CA1", writer));
        List<String> second = LoggedLines.of(JournalWriter.class, () -> call("CA2", writer));
        Files.move(away, folder);
        List<String> back = LoggedLines.of(JournalWriter.class, () -> call("CA3", writer));
        Files.move(folder, away);
        List<String> again = LoggedLines.of(JournalWriter.class, () -> call("CA4", writer));
        Files.move(away, folder);

        assertThat(first).hasSize(1);
        assertThat(second).isEmpty();
        assertThat(back).isEmpty();
        assertThat(again).hasSize(1);
        assertThat(names()).containsExactly("20260506T070809.010Z-CA3.jsonl");
    }

    @Test
    void callsThatEndBehindTheStopAreWrittenAsWell() throws IOException {
        JournalWriter writer = writer();
        CallJournal journal = journal("CA1", AMPLE, JournalFile::create, writer);
        say(journal, 2);

        writer.stop();
        say(journal, 1);
        journal.close();

        assertThat(read("CA1").entries()).hasSize(3);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void nameOfACallCannotLeadOutOfTheDirectory() throws IOException {
        CallJournal journal = journal("../../x/" + "y".repeat(100), AMPLE, JournalFile::create, writer());

        say(journal, 1);
        journal.close();
        time.advance(JournalWriter.PERIOD);

        assertThat(names()).containsExactly("20260506T070809.010Z-______x_" + "y".repeat(56) + ".jsonl");
    }

    private void call(String id, JournalWriter writer) {
        CallJournal journal = journal(id, AMPLE, JournalFile::create, writer);
        say(journal, 1);
        journal.close();
        time.advance(JournalWriter.PERIOD);
    }

    private JournalWriter writer() {
        JournalWriter writer = new JournalWriter(directory(), Runnable::run, time, () -> BEGAN);
        writer.start();
        return writer;
    }

    private JournalDirectory directory() {
        return new JournalDirectory(folder, new JournalDirectory.Keep(100, 1_000_000, Duration.ofDays(36_500)));
    }

    private CallJournal journal(
            String call, CallJournal.Limits limits, CallJournal.Opener opener, CallJournal.Host host) {
        JournalLines lines = new JournalLines(new Header(
                Header.FORMAT,
                "test",
                call,
                BEGAN.toString(),
                false,
                VoiceSettings.DEFAULT,
                TurnSettings.DEFAULT,
                List.of()));
        return new CallJournal(directory().unfinished(new CallId(call), BEGAN), limits, lines, opener, host);
    }

    private void say(CallJournal journal, int times) {
        for (int n = 0; n < times; n++) {
            journal.scored(32, 32, 0.5f, new TurnTap.Moment(40, time.nanos()));
        }
    }

    private RecordedCall read(String call) throws IOException {
        Path file = folder.resolve("20260506T070809.010Z-" + call + ".jsonl");
        return RecordedCall.read(Files.readAllLines(file).iterator());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
