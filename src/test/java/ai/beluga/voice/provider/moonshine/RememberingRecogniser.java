package ai.beluga.voice.provider.moonshine;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.provider.ModelFiles;
import ai.beluga.voice.provider.OnnxModel;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The real recogniser, on the thread that hands audio in; keeps in a file what its networks made of which samples, so that
 * the same audio is decoded once only.
 */
public final class RememberingRecogniser implements SpeechToText {

    private final Transcriber transcriber;

    /** @param memory the file; made when it is not there */
    public RememberingRecogniser(Path memory) throws StartupFault, OrtException, IOException {
        Configuration configuration = Configurations.of();
        ModelFiles files = new ModelFiles(configuration);
        Network network = new MoonshineNetwork(
                OnnxModel.load(files.read("moonshine_tiny_encoder.onnx")),
                OnnxModel.load(files.read("moonshine_tiny_decoder.onnx")));
        this.transcriber =
                new Transcriber(new Memory(memory, network), new Vocabulary(files.read("moonshine_vocabulary.txt")));
    }

    @Override
    public AudioFormat input() {
        return AudioFormat.PCM_16K;
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<SttEvent> events) {
        return CompletableFuture.completedFuture(
                new MoonshineStream(transcriber, new DecodePool(Runnable::run, 1, 32), events));
    }

    private static final class Memory implements Network {
        private final Path file;
        private final Network network;
        private final Map<String, Tokens> known = new HashMap<>();

        private Memory(Path file, Network network) throws IOException {
            this.file = file;
            this.network = network;
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(line -> {
                    String[] parts = line.split(" ", 4);
                    List<Integer> tokens = java.util.stream.Stream.of(parts[3].split(","))
                            .filter(token -> !token.isEmpty())
                            .map(Integer::valueOf)
                            .toList();
                    known.put(
                            parts[0], new Tokens(tokens, Boolean.parseBoolean(parts[1]), Double.parseDouble(parts[2])));
                });
            }
        }

        @Override
        public Tokens decode(float[] speech, BooleanSupplier givenUp) {
            return known.computeIfAbsent(key(speech), key -> {
                Tokens tokens = network.decode(speech, () -> false);
                String list = String.join(
                        ",", tokens.tokens().stream().map(String::valueOf).toList());
                write(key + " " + tokens.looped() + " " + tokens.confidence() + " " + list + "\n");
                return tokens;
            });
        }

        private void write(String line) {
            try {
                Files.writeString(
                        file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String key(float[] speech) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * speech.length);
            bytes.asFloatBuffer().put(speech);
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
