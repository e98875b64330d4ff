package ai.beluga.voice.provider.webrtcnoise;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.config.StartupPart;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.time.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;

/**
 * The native library, loaded once in the life of the server: it stays when the application is deployed anew, and is found
 * loaded then.
 */
@Singleton
public class WebrtcNoiseLibrary implements StartupPart {

    static final String PROVIDER = "webrtc";

    private static final System.Logger LOG = System.getLogger(WebrtcNoiseLibrary.class.getName());

    private final Configuration configuration;
    private final Ticker ticker;
    private final NativeNoise library;
    private volatile boolean loaded;

    @Inject
    WebrtcNoiseLibrary(Configuration configuration, Ticker ticker) {
        this(configuration, ticker, new WebrtcNative());
    }

    WebrtcNoiseLibrary(Configuration configuration, Ticker ticker, NativeNoise library) {
        this.configuration = configuration;
        this.ticker = ticker;
        this.library = library;
    }

    @Override
    public String name() {
        return "noise suppression of WebRTC";
    }

    @Override
    public void load() throws StartupFault {
        if (!configuration.get(EngineKeys.NOISE_PROVIDER).equals(PROVIDER)) {
            return;
        }
        long start = ticker.nanos();
        try {
            library.load();
            try (NoiseSuppressor.Stream stream = stream()) {
                stream.apply(new short[WebrtcNoiseStream.FRAME_SAMPLES], 0);
            }
        } catch (Exception | LinkageError e) {
            throw new StartupFault(
                    configuration.fault(EngineKeys.NOISE_PROVIDER, MissingLibrary.expected(e), MissingLibrary.fix(e)),
                    e);
        }
        loaded = true;
        LOG.log(Level.INFO, "{0} loaded and tried in {1} ms", name(), (ticker.nanos() - start) / 1_000_000);
    }

    /** A stream for one call, to be closed by the caller. */
    NoiseSuppressor.Stream open() {
        if (!loaded) {
            throw new ProviderException.Transient("the noise suppression of WebRTC is not loaded");
        }
        return stream();
    }

    private NoiseSuppressor.Stream stream() {
        return new WebrtcNoiseStream(library.open(configuration.get(WebrtcNoiseKeys.LEVEL)));
    }
}
