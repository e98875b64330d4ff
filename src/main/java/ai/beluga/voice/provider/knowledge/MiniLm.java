package ai.beluga.voice.provider.knowledge;

import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.provider.OnnxModel;
import ai.beluga.voice.speech.ProviderException;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * The sentence model all-MiniLM-L6-v2, quantised, on ONNX Runtime: 384 numbers a text, the mean over its tokens.
 * Model and vocabulary come out of a jar; one session serves all threads, and each call uses the caller's thread only.
 */
final class MiniLm implements Embedder, AutoCloseable {

    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
    /** The length the model was trained with. */
    private static final int MOST_TOKENS = 128;

    private final OnnxModel model;
    private final WordPiece tokenizer;

    private MiniLm(OnnxModel model, WordPiece tokenizer) {
        this.model = model;
        this.tokenizer = tokenizer;
    }

    /**
     * Loads the model: some 0.3 s and 60 MB of native memory.
     *
     * @throws IOException when the artifact is not on the class path or cannot be run
     * @throws StartupFault when ONNX Runtime cannot be started in this process
     */
    static MiniLm load() throws IOException, StartupFault {
        try (InputStream model = open(MODEL);
                InputStream tokenizer = open(TOKENIZER)) {
            return new MiniLm(OnnxModel.load(model.readAllBytes()), WordPiece.read(tokenizer, MOST_TOKENS));
        } catch (OrtException broken) {
            throw new IOException("the model " + MODEL + " cannot be run", broken);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream stream = MiniLm.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new FileNotFoundException(resource + " is not on the class path");
        }
        return stream;
    }

    @Override
    public Embedding embed(String text) {
        if (!model.hold()) {
            throw new ProviderException.Transient("the sentence model is gone: the application is stopping");
        }
        try {
            return run(text);
        } finally {
            model.release();
        }
    }

    private Embedding run(String text) {
        long[] ids = tokenizer.encode(text);
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor input = tensor(ids);
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[ids.length]);
                OrtSession.Result result = model.session()
                        .run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
            return Embedding.of(mean(((float[][][]) result.get(0).getValue())[0]));
        } catch (OrtException broken) {
            throw new IllegalStateException("the sentence model failed", broken);
        }
    }

    private static OnnxTensor tensor(long[] row) throws OrtException {
        return OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), LongBuffer.wrap(row), new long[] {1, row.length});
    }

    private static float[] mean(float[][] tokens) {
        float[] mean = new float[tokens[0].length];
        for (float[] token : tokens) {
            for (int index = 0; index < mean.length; index++) {
                mean[index] += token[index] / tokens.length;
            }
        }
        return mean;
    }

    /** A text that is being worked on is finished first. */
    @Override
    public void close() {
        model.release();
    }
}
