package ai.beluga.voice.provider.moonshine;

import ai.beluga.voice.provider.OnnxModel;
import ai.beluga.voice.speech.ProviderException;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Encoder and decoder of Moonshine tiny, greedy.
 *
 * <p>Contract (moonshine-js 0.1.29, {@code src/model.ts}): the encoder takes {@code input_values} [1, samples]; the decoder
 * takes one token a step, the encoder's states and the keys and values it returned itself ({@code present.*} becomes
 * {@code past_key_values.*}; those of the encoder only from the first step, whose own are empty). Token 1 starts, token 2
 * ends; never more than 6.5 tokens a second.
 */
final class MoonshineNetwork implements Network {

    private static final int SAMPLE_RATE_HZ = 16_000;
    private static final long START = 1;
    private static final int END = 2;
    private static final double TOKENS_PER_SECOND = 6.5;
    private static final int FEWEST_TOKENS = 6;
    private static final int LAYERS = 6;
    private static final long[] EMPTY_CACHE = {0, 8, 1, 36};
    private static final List<String> OWN_PARTS = List.of(".decoder.key", ".decoder.value");
    private static final List<String> PARTS =
            List.of(".decoder.key", ".decoder.value", ".encoder.key", ".encoder.value");

    private final OnnxModel encoder;
    private final OnnxModel decoder;

    MoonshineNetwork(OnnxModel encoder, OnnxModel decoder) {
        this.encoder = encoder;
        this.decoder = decoder;
    }

    @Override
    public Tokens decode(float[] speech, BooleanSupplier givenUp) {
        if (!encoder.hold()) {
            throw new ProviderException.Transient("the recogniser is not loaded");
        }
        try {
            if (!decoder.hold()) {
                throw new ProviderException.Transient("the recogniser is not loaded");
            }
            try {
                return encodeAndDecode(speech, givenUp);
            } finally {
                decoder.release();
            }
        } catch (OrtException e) {
            throw new ProviderException.Transient("the recogniser failed", e);
        } finally {
            encoder.release();
        }
    }

    private Tokens encodeAndDecode(float[] speech, BooleanSupplier givenUp) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        int limit = FEWEST_TOKENS + (int) (speech.length * TOKENS_PER_SECOND / SAMPLE_RATE_HZ);
        try (OnnxTensor input =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(speech), new long[] {1, speech.length});
                OrtSession.Result encoded = encoder.session().run(Map.of("input_values", input));
                Decoding decoding = new Decoding(environment, encoded.get(0))) {
            List<Integer> tokens = new ArrayList<>();
            while (tokens.size() < limit) {
                if (givenUp.getAsBoolean()) {
                    throw new GivenUp();
                }
                int token = decoding.next(tokens.isEmpty() ? START : tokens.getLast());
                if (token == END) {
                    return new Tokens(tokens, false, decoding.confidence());
                }
                tokens.add(token);
                int sound = TokenLoop.soundLength(tokens);
                if (sound < tokens.size()) {
                    return new Tokens(List.copyOf(tokens.subList(0, sound)), true, decoding.confidence());
                }
            }
            return new Tokens(tokens, false, decoding.confidence());
        }
    }

    /** The steps of one decoder run, with what the decoder wants to see again. */
    private final class Decoding implements AutoCloseable {

        private final OrtEnvironment environment;
        private final Map<String, OnnxTensor> inputs = new HashMap<>();
        private final OnnxTensor empty;
        private OrtSession.@Nullable Result first;
        private OrtSession.@Nullable Result last;
        private float[] logits = new float[0];
        private double logProbabilities;
        private int steps;

        Decoding(OrtEnvironment environment, OnnxValue states) throws OrtException {
            this.environment = environment;
            this.empty = OnnxTensor.createTensor(environment, FloatBuffer.allocate(0), EMPTY_CACHE);
            inputs.put("encoder_hidden_states", (OnnxTensor) states);
            for (int layer = 0; layer < LAYERS; layer++) {
                for (String part : PARTS) {
                    inputs.put("past_key_values." + layer + part, empty);
                }
            }
        }

        /** The most likely token after {@code token}. */
        int next(long token) throws OrtException {
            boolean again = first != null;
            OrtSession.Result result;
            try (OnnxTensor id = OnnxTensor.createTensor(environment, new long[][] {{token}});
                    OnnxTensor cached = OnnxTensor.createTensor(environment, new boolean[] {again})) {
                inputs.put("input_ids", id);
                inputs.put("use_cache_branch", cached);
                result = decoder.session().run(inputs);
            }
            keep(result, again);
            return mostLikely((OnnxTensor) result.get("logits").orElseThrow());
        }

        private void keep(OrtSession.Result result, boolean again) {
            for (int layer = 0; layer < LAYERS; layer++) {
                for (String part : again ? OWN_PARTS : PARTS) {
                    OnnxTensor present =
                            (OnnxTensor) result.get("present." + layer + part).orElseThrow();
                    inputs.put("past_key_values." + layer + part, present);
                }
            }
            if (first == null) {
                first = result;
            } else {
                if (last != null) {
                    last.close();
                }
                last = result;
            }
        }

        private int mostLikely(OnnxTensor tensor) {
            FloatBuffer values = tensor.getFloatBuffer();
            if (logits.length != values.remaining()) {
                logits = new float[values.remaining()];
            }
            values.get(logits);
            int best = 0;
            for (int i = 1; i < logits.length; i++) {
                if (logits[i] > logits[best]) {
                    best = i;
                }
            }
            steps++;
            logProbabilities -= Math.log(relative(logits[best]));
            return best;
        }

        /** Sum of the likelihoods of all tokens, where the likeliest has 1. */
        private double relative(float highest) {
            double sum = 0;
            for (float logit : logits) {
                sum += Math.exp(logit - highest);
            }
            return sum;
        }

        double confidence() {
            return steps == 0 ? 1 : Math.exp(logProbabilities / steps);
        }

        @Override
        public void close() {
            if (first != null) {
                first.close();
            }
            if (last != null) {
                last.close();
            }
            empty.close();
        }
    }
}
