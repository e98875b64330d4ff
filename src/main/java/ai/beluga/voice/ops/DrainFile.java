package ai.beluga.voice.ops;

import ai.beluga.voice.call.Calls;
import ai.beluga.voice.call.Drain;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.StartupPart;
import ai.beluga.voice.time.Timers;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Drains the node while a file exists: what a shell, a container's stop hook and a unit file can all bring about. */
@Singleton
public class DrainFile implements StartupPart {

    private static final System.Logger LOG = System.getLogger(DrainFile.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Configuration configuration;
    private final Drain drain;
    private final Calls calls;
    private final Timers timers;
    private Timers.Cancellable next = () -> {};
    private boolean over;
    private boolean told;

    @Inject
    DrainFile(Configuration configuration, Drain drain, Calls calls, Timers timers) {
        this.configuration = configuration;
        this.drain = drain;
        this.calls = calls;
        this.timers = timers;
    }

    @Override
    public String name() {
        return "drain file";
    }

    @Override
    public void load() {
        if (configuration.isSet(DrainKeys.FILE)) {
            look(configuration.get(DrainKeys.FILE));
        }
    }

    private synchronized void look(Path file) {
        if (over) {
            return;
        }
        if (Files.exists(file)) {
            drain.begin();
            tellWhenEmpty();
        } else {
            drain.callOff();
            told = false;
        }
        next = timers.schedule(PERIOD, () -> look(file));
    }

    private void tellWhenEmpty() {
        if (!told && calls.unfinishedCount() == 0) {
            told = true;
            LOG.log(System.Logger.Level.INFO, "drained: no call is left, the server may be stopped");
        }
    }

    @PreDestroy
    synchronized void end() {
        over = true;
        next.cancel();
    }
}
