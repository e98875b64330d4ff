package ai.beluga.voice.speech.health;

import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.speech.ProviderException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Tells the operator why an engine failed, in the words of the one who met the failure; those quote nobody, so no speech
 * gets into the log. The same reason is told once a minute for each engine, however many calls meet it.
 */
public final class FailureReason {

    private static final Logger LOG = System.getLogger(FailureReason.class.getName());

    private FailureReason() {}

    /** Tells, unless it was told just now. */
    public static void tell(
            EnginePort port, Chain.Link<?> link, EngineFailure how, ProviderException cause, long nowNanos) {
        String reason = String.valueOf(cause.getMessage());
        if (link.health().isNews(how + " " + reason, nowNanos)) {
            LOG.log(Level.WARNING, port + " " + link.name() + " failed (" + how + "): " + reason);
        }
    }
}
