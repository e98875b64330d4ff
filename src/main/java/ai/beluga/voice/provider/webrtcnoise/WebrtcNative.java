package ai.beluga.voice.provider.webrtcnoise;

import dev.onvoid.webrtc.internal.NativeLoader;
import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig.NoiseSuppression.Level;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** WebRTC's audio processing through webrtc-java: noise suppression, and the high-pass filter that belongs to it. */
final class WebrtcNative implements NativeNoise {

    /** File name of the native library without what the platform adds. */
    private static final String LIBRARY = "webrtc-java";

    private static final Pattern UNPACKED = Pattern.compile("/\\S*/libwebrtc-java-[^/\\s]+\\.so(?=: )");
    private static final int SAMPLE_RATE_HZ = 8_000;

    /**
     * By the loader itself and not by the first use of a class: a class whose initialiser failed is lost for the life of
     * the server, while the loader may be asked again and says the same each time.
     */
    @Override
    public void load() throws Exception {
        MissingLibrary.requireForThisPlatform(name -> NativeLoader.class.getResource("/" + name) != null);
        try {
            NativeLoader.loadLibrary(LIBRARY);
        } catch (UnsatisfiedLinkError e) {
            deleteUnpacked(e);
            throw e;
        }
    }

    /** The loader leaves 23 MB in the temporary directory when the linker refuses them; the message begins with their path. */
    private static void deleteUnpacked(UnsatisfiedLinkError error) throws IOException {
        Matcher unpacked = UNPACKED.matcher(String.valueOf(error.getMessage()));
        if (unpacked.lookingAt()) {
            Files.deleteIfExists(Path.of(unpacked.group()));
        }
    }

    @Override
    public Processor open(String level) {
        AudioProcessingConfig config = new AudioProcessingConfig();
        config.highPassFilter.enabled = true;
        config.noiseSuppression.enabled = true;
        config.noiseSuppression.level = Level.valueOf(level.replace('-', '_').toUpperCase(Locale.ROOT));
        AudioProcessingStreamConfig format = new AudioProcessingStreamConfig(SAMPLE_RATE_HZ, 1);
        AudioProcessing processing = new AudioProcessing();
        try {
            processing.applyConfig(config);
            return new OneCall(processing, format);
        } catch (RuntimeException | Error e) {
            processing.dispose();
            throw e;
        }
    }

    private record OneCall(AudioProcessing processing, AudioProcessingStreamConfig format) implements Processor {

        @Override
        public int process(byte[] in, byte[] out) {
            return processing.processStream(in, format, format, out);
        }

        @Override
        public void dispose() {
            processing.dispose();
        }
    }
}
