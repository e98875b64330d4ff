package ai.beluga.voice.provider.fvad;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.config.StartupPart;
import ai.beluga.voice.provider.WasmFunction;
import ai.beluga.voice.speech.ProviderException;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.WasmModule;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/** Sees at the start that what the build compiled is the libfvad this package knows how to call. */
@Singleton
public class FvadEngine implements StartupPart {

    static final String PROVIDER = "webrtc";
    private static final String EXPECTED =
            "a build whose fvad.wasm is that of npm @echogarden/fvad-wasm 0.2.0, but it has ";
    private static final String FIX = "build the WAR again without -Dbeluga.models, or choose another detector";

    private final Configuration configuration;
    private final Supplier<WasmModule> module;
    private volatile boolean loaded;

    @Inject
    FvadEngine(Configuration configuration) {
        this(configuration, FvadModule::load);
    }

    FvadEngine(Configuration configuration, Supplier<WasmModule> module) {
        this.configuration = configuration;
        this.module = module;
    }

    @Override
    public String name() {
        return "voice detector of WebRTC";
    }

    @Override
    public void load() throws StartupFault {
        if (!configuration.get(EngineKeys.VAD_PROVIDER).equals(PROVIDER)) {
            return;
        }
        Optional<String> missing = WasmFunction.firstMissing(module.get(), FvadState.FUNCTIONS);
        if (missing.isPresent()) {
            throw new StartupFault(configuration.fault(EngineKeys.VAD_PROVIDER, EXPECTED + missing.get(), FIX));
        }
        try {
            new FvadState(configuration.get(FvadKeys.MODE)).isSpeech(new short[FvadState.FRAME_SAMPLES]);
        } catch (ChicoryException | IndexOutOfBoundsException | ProviderException e) {
            String failure = "one that fails: " + e.getMessage();
            throw new StartupFault(configuration.fault(EngineKeys.VAD_PROVIDER, EXPECTED + failure, FIX), e);
        }
        loaded = true;
    }

    /** A detector for one call. */
    FvadState open() {
        if (!loaded) {
            throw new ProviderException.Transient("the voice detector is not loaded");
        }
        return new FvadState(configuration.get(FvadKeys.MODE));
    }
}
