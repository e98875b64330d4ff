package ai.beluga.voice.live;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the clients write into the log while it is open, from DEBUG on: what they did not expect of the wire. */
final class ProviderLog extends Handler implements AutoCloseable {

    private final Logger log = Logger.getLogger("ai.beluga.voice.provider");
    private final @Nullable Level before = log.getLevel();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private ProviderLog() {}

    static ProviderLog open() {
        ProviderLog opened = new ProviderLog();
        opened.log.setLevel(Level.FINE);
        opened.log.addHandler(opened);
        return opened;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord told) {
        Object[] parameters = told.getParameters();
        lines.add(parameters == null ? told.getMessage() : MessageFormat.format(told.getMessage(), parameters));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        log.removeHandler(this);
        log.setLevel(before);
    }
}
