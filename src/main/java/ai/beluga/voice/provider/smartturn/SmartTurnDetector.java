package ai.beluga.voice.provider.smartturn;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import ai.beluga.voice.time.Ticker;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Estimates the end of a turn by how it was said, with the network of {@link SmartTurnModel}; all calls share one bounded pool. */
@Singleton
@ProviderId(SmartTurnModel.PROVIDER)
public class SmartTurnDetector implements TurnDetector {

    private final SmartTurnModel model;
    private final Configuration configuration;
    private final Executor executor;
    private final MissedEstimates missed;
    private final AtomicReference<@Nullable EstimatePool> pool = new AtomicReference<>();

    @Inject
    SmartTurnDetector(
            SmartTurnModel model, Configuration configuration, ManagedExecutorService executor, Ticker ticker) {
        this(model, configuration, (Executor) executor, ticker);
    }

    SmartTurnDetector(SmartTurnModel model, Configuration configuration, Executor executor, Ticker ticker) {
        this.model = model;
        this.configuration = configuration;
        this.executor = executor;
        this.missed = new MissedEstimates(ticker);
    }

    /** As measured at the start. */
    @Override
    public int costMicros() {
        return model.costMicros();
    }

    @Override
    public Stream open(Consumer<TurnEstimate> estimates) {
        if (!model.isLoaded()) {
            throw new ProviderException.Transient("the turn detector is not loaded");
        }
        return new SmartTurnStream(pool(), leadInSamples(), estimates);
    }

    private int leadInSamples() {
        return (int) configuration.get(SmartTurnKeys.LEAD_IN).toMillis() * TurnWindow.SAMPLE_RATE_HZ / 1_000;
    }

    /** Made late: the configuration may be faulty when this bean is. */
    private EstimatePool pool() {
        EstimatePool made = pool.get();
        if (made == null) {
            EstimatePool.Limits limits = new EstimatePool.Limits(
                    configuration.get(SmartTurnKeys.WORKERS), configuration.get(SmartTurnKeys.QUEUE));
            pool.compareAndSet(null, new EstimatePool(executor, model::judge, limits, missed));
            return pool();
        }
        return made;
    }

    @PreDestroy
    void stop() {
        EstimatePool made = pool.get();
        if (made != null) {
            made.close();
        }
    }
}
