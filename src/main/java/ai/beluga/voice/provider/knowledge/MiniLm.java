package ai.beluga.voice.provider.knowledge;

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

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPiece tokenizer;

    private MiniLm(OrtEnvironment environment, OrtSession session, WordPiece tokenizer) {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
    }

    /**
     * Loads the model: some 0.3 s and 60 MB of native memory.
     *
     * @throws IOException when the artifact is not on the class path or cannot be run
     */
    static MiniLm load() throws IOException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (InputStream model = open(MODEL);
                InputStream tokenizer = open(TOKENIZER);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new MiniLm(
                    environment,
                    environment.createSession(model.readAllBytes(), options),
                    WordPiece.read(tokenizer, MOST_TOKENS));
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
        long[] ids = tokenizer.encode(text);
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor input = tensor(ids);
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[ids.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
            return Embedding.of(mean(((float[][][]) result.get(0).getValue())[0]));
        } catch (OrtException broken) {
            throw new IllegalStateException("the sentence model failed", broken);
        }
    }

    private OnnxTensor tensor(long[] row) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(row), new long[] {1, row.length});
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

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException broken) {
            throw new IllegalStateException("the sentence model cannot be closed", broken);
        }
    }
}
