package ai.beluga.voice.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An application that is deployed anew loads the native library again, by another class loader of the same JVM. */
class NativeReloadTest {

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** Loads and runs a network as an application with its own copy of the library would; returns its class. */
    private static Class<?> deployAndRun(byte[] network) throws Exception {
        URL[] application = {home(OnnxModel.class), home(OrtEnvironment.class)};
        try (URLClassLoader loader = new URLClassLoader(application, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(OnnxModel.class.getName());
            Object model = type.getMethod("load", byte[].class).invoke(null, (Object) network);
            assertThat(type.getMethod("hold").invoke(model)).isEqualTo(true);
            type.getMethod("release").invoke(model);
            type.getMethod("release").invoke(model);
            assertThat(type.getMethod("hold").invoke(model)).isEqualTo(false);
            return type;
        }
    }

    @Test
    void nativeLibraryWorksInEachOfSeveralDeployments() throws Exception {
        byte[] network;
        try (InputStream in = NativeReloadTest.class.getResourceAsStream("/models/silero_vad_v6.onnx")) {
            network = Objects.requireNonNull(in).readAllBytes();
        }

        Class<?> first = deployAndRun(network);
        Class<?> second = deployAndRun(network);
        Class<?> third = deployAndRun(network);

        assertThat(first).isNotSameAs(second).isNotSameAs(third).isNotSameAs(OnnxModel.class);
    }
}
