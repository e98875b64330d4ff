package ai.beluga.voice.provider;

import ai.beluga.voice.config.StartupFault;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network loaded into ONNX Runtime, to be shared by all calls: running it is thread-safe and happens on the caller's
 * thread alone, without threads of its own and so without spinning ones.
 *
 * <p>Native memory goes when the last holder lets go, so a call that is still under way when the application stops does no
 * harm. The maker is the first holder.
 */
public final class OnnxModel {

    private final OrtSession session;
    private final AtomicInteger holders = new AtomicInteger(1);

    private OnnxModel(OrtSession session) {
        this.session = session;
    }

    /**
     * Loads a network.
     *
     * @param network contents of an {@code .onnx} file
     * @throws OrtException when it is none
     * @throws StartupFault when ONNX Runtime cannot be started in this process
     */
    public static OnnxModel load(byte[] network) throws OrtException, StartupFault {
        OrtEnvironment environment = NativeStart.environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            options.setMemoryPatternOptimization(false);
            return new OnnxModel(environment.createSession(network, options));
        }
    }

    /**
     * Keeps the network loaded until {@link #release}.
     *
     * @return {@code false} when it is gone already
     */
    public boolean hold() {
        return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /** Lets go; each holder once. */
    public void release() {
        if (holders.decrementAndGet() == 0) {
            close();
        }
    }

    /** To be run by holders only. */
    public OrtSession session() {
        return session;
    }

    private void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime did not let go of a model", e);
        }
    }
}
