package ai.beluga.voice.ops.journal;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.config.StartupPart;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.journal.Header;
import ai.beluga.voice.journal.JournalLines;
import ai.beluga.voice.time.Timers;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnTap;
import ai.beluga.voice.turn.VoiceSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Gives each call its journal, where the operator wants any. */
@Singleton
public class Journals implements StartupPart {

    /** Two minutes of scores and more: a disk may be slow for so long. */
    private static final int MOST_WAITING = 8_192;

    private static final long MEGABYTE = 1_000_000;

    private final Configuration configuration;
    private final Executor executor;
    private final Timers timers;
    private final InstantSource clock;
    private final String software = Software.version();
    private volatile Optional<Open> open = Optional.empty();

    private record Open(JournalDirectory directory, JournalWriter writer) {}

    @Inject
    Journals(Configuration configuration, ManagedExecutorService executor, Timers timers) {
        this(configuration, executor, timers, InstantSource.system());
    }

    Journals(Configuration configuration, Executor executor, Timers timers, InstantSource clock) {
        this.configuration = configuration;
        this.executor = executor;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public void load() throws StartupFault {
        if (!configuration.isSet(JournalKeys.DIRECTORY)) {
            return;
        }
        Path folder = configuration.get(JournalKeys.DIRECTORY);
        int files = configuration.get(JournalKeys.KEEP_FILES);
        long bytes = configuration.get(JournalKeys.KEEP_MEGABYTES) * MEGABYTE;
        Duration age = configuration.get(JournalKeys.KEEP_FOR);
        JournalDirectory directory = new JournalDirectory(folder, new JournalDirectory.Keep(files, bytes, age));
        try {
            directory.check();
        } catch (IOException refused) {
            throw new StartupFault(
                    configuration.fault(
                            JournalKeys.DIRECTORY,
                            "a directory in which the server's user may write",
                            "create it and give it to the server's user, or leave the key out"),
                    refused);
        }
        JournalWriter writer = new JournalWriter(directory, executor, timers, clock);
        open = Optional.of(new Open(directory, writer));
        writer.start();
    }

    /**
     * Who is to be told of a call's decisions; nobody where no journals are written.
     *
     * @param settings as the operator wrote them
     */
    public TurnTap open(CallId call, VoiceSettings voice, TurnSettings turn, List<Header.Setting> settings) {
        boolean text = configuration.get(JournalKeys.TEXT);
        return open.map(to -> tap(
                        to,
                        call,
                        began -> new Header(Header.FORMAT, software, call.value(), began, text, voice, turn, settings)))
                .orElse(TurnTap.NONE);
    }

    private TurnTap tap(Open to, CallId call, Function<String, Header> header) {
        Instant began = clock.instant();
        JournalLines lines = new JournalLines(header.apply(began.toString()));
        return new CallJournal(
                to.directory().unfinished(call, began),
                new CallJournal.Limits(to.directory().mostBytes(), MOST_WAITING),
                lines,
                JournalFile::create,
                to.writer());
    }

    /** Writes all there is; what calls that end later have left, they write themselves. */
    @PreDestroy
    void close() {
        open.ifPresent(to -> to.writer().stop());
    }
}
