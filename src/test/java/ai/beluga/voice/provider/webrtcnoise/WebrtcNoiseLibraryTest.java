package ai.beluga.voice.provider.webrtcnoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.testkit.ManualTime;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebrtcNoiseLibraryTest {

    private static final String MISSING_LIBRARY = "/tmp/libwebrtc-java-linux-x86_64123.so: libpulse.so.0: cannot open"
            + " shared object file: No such file or directory";

    private static final String EXPECTED = "the libraries of the system that webrtc-java needs (libX11.so.6,"
            + " libXfixes.so.3, libXrandr.so.2, libXcomposite.so.1, libpulse.so.0, libdbus-1.so.3, libudev.so.1), but"
            + " the linker says \"libpulse.so.0: cannot open shared object file: No such file or directory\"";

    /** Opens what is counted, or fails as told. */
    private static final class Native implements NativeNoise {

        private final List<String> done = new ArrayList<>();
        private Throwable failure = new AssertionError("no failure");
        private boolean fails;
        private int error;

        static Native failing(Throwable failure) {
            Native library = new Native();
            library.failure = failure;
            library.fails = true;
            return library;
        }

        @Override
        public void load() throws Exception {
            switch (failure) {
                case Exception exception when fails -> throw exception;
                case Error serious when fails -> throw serious;
                default -> done.add("load");
            }
        }

        @Override
        public Processor open(String level) {
            done.add("open " + level);
            return new Processor() {
                @Override
                public int process(byte[] in, byte[] out) {
                    done.add("process");
                    return error;
                }

                @Override
                public void dispose() {
                    done.add("dispose");
                }
            };
        }
    }

    private static WebrtcNoiseLibrary library(NativeNoise library, String... settings) {
        return new WebrtcNoiseLibrary(Configurations.of(settings), new ManualTime(), library);
    }

    private static WebrtcNoiseLibrary chosen(NativeNoise library) {
        return library(library, "beluga.noise.provider", "webrtc", "beluga.noise.webrtc.level", "low");
    }

    private static Fault fault(Throwable failure) {
        return catchThrowableOfType(StartupFault.class, chosen(Native.failing(failure))::load)
                .fault();
    }

    @Test
    void nothingIsLoadedUnlessItIsChosen() throws StartupFault {
        Native library = new Native();

        library(library, "beluga.noise.provider", "spectral").load();

        assertThat(library.done).isEmpty();
    }

    @Test
    void chosenLibraryIsLoadedAndTriedAndLeavesNothingBehind() throws StartupFault {
        Native library = new Native();

        chosen(library).load();

        assertThat(library.done).containsExactly("load", "open low", "process", "dispose");
    }

    @Test
    void streamIsFreedOnceAndDoesNotTouchFreedMemory() throws StartupFault {
        Native library = new Native();
        WebrtcNoiseLibrary loaded = chosen(library);
        loaded.load();
        library.done.clear();
        NoiseSuppressor.Stream stream = new WebrtcNoiseSuppressor(loaded).open();

        stream.close();
        stream.close();

        assertThatIllegalStateException().isThrownBy(() -> stream.apply(new short[80], 0));
        assertThat(library.done).containsExactly("open low", "dispose");
    }

    @Test
    void callBeforeTheLibraryIsLoadedIsRefused() {
        NoiseSuppressor suppressor = new WebrtcNoiseSuppressor(chosen(new Native()));

        assertThatExceptionOfType(ProviderException.Transient.class).isThrownBy(suppressor::open);
    }

    @Test
    void errorOfAFrameIsToldWithItsCode() throws StartupFault {
        Native library = new Native();
        WebrtcNoiseLibrary loaded = chosen(library);
        loaded.load();
        library.error = -6;
        try (NoiseSuppressor.Stream stream = loaded.open()) {
            assertThatThrownBy(() -> stream.apply(new short[80], 0))
                    .isInstanceOf(ProviderException.Transient.class)
                    .hasMessageContaining("code -6");
        }
    }

    @Test
    void missingSystemLibraryIsNamedWithAllThatAreNeededAndTheirPackages() {
        Fault fault = fault(new UnsatisfiedLinkError(MISSING_LIBRARY));

        assertThat(fault.key()).isEqualTo("beluga.noise.provider");
        assertThat(fault.value()).isEqualTo("webrtc");
        assertThat(fault.expected()).isEqualTo(EXPECTED);
        assertThat(fault.fix())
                .contains(
                        "apt-get install libx11-6 libxfixes3 libxrandr2 libxcomposite1 libpulse0 libdbus-1-3 libudev1")
                .contains("choose another beluga.noise.provider");
    }

    /** The virtual machine tells the second one who asks no more than this. */
    @Test
    void missingSystemLibraryIsStillNamedWhenAnotherApplicationTriedBefore() {
        NoClassDefFoundError again = new NoClassDefFoundError("Could not initialize class AudioProcessing");
        again.initCause(new ExceptionInInitializerError(
                "Exception java.lang.UnsatisfiedLinkError: " + MISSING_LIBRARY + " [in thread \"main\"]"));

        assertThat(fault(again).expected()).contains("libudev.so.1").contains("libpulse.so.0: cannot open");
        assertThat(fault(new ExceptionInInitializerError(new UnsatisfiedLinkError(MISSING_LIBRARY)))
                        .expected())
                .isEqualTo(EXPECTED);
    }

    @Test
    void platformWithoutItsJarIsNamed() {
        MissingLibrary.PlatformMissing missing = catchThrowableOfType(
                MissingLibrary.PlatformMissing.class, () -> MissingLibrary.requireForThisPlatform(name -> false));
        Fault fault = fault(missing);

        assertThat(fault.expected())
                .isEqualTo("the jar of webrtc-java for %s %s in lib/global of the server, but there is none"
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        assertThat(fault.fix()).contains("put webrtc-java and its jar for this platform into lib/global");
    }

    @Test
    void libraryOnTheClassPathIsFoundByTheNameTheLoaderGivesIt() {
        assertThat(MissingLibrary.fileName("Linux", "amd64"))
                .contains(System.mapLibraryName("webrtc-java-linux-x86_64"));
        assertThat(MissingLibrary.fileName("Mac OS X", "aarch64"))
                .contains(System.mapLibraryName("webrtc-java-macos-aarch64"));
        assertThat(MissingLibrary.fileName("Linux", "s390x"))
                .as("the loader itself refuses it")
                .isEmpty();
        assertThatCode(() -> MissingLibrary.requireForThisPlatform(name -> true))
                .doesNotThrowAnyException();
    }

    @Test
    void failureInsideTheLibraryIsNotTakenForAMissingJar() {
        assertThat(fault(new NullPointerException("planted")).expected())
                .contains("NullPointerException: planted")
                .doesNotContain("there is none");
    }

    @Test
    void anyOtherFailureIsToldAsItWas() {
        assertThat(fault(new RuntimeException("Unsupported CPU architecture: s390x"))
                        .expected())
                .contains("RuntimeException: Unsupported CPU architecture: s390x");
        assertThat(fault(new UnsatisfiedLinkError("/tmp/x.so: failed to map segment from shared object"))
                        .expected())
                .contains("\"UnsatisfiedLinkError: failed to map segment from shared object\"");
    }

    @Test
    void audioThatCannotBeProcessedIsAFaultOfTheStart() {
        Native library = new Native();
        library.error = -1;

        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(chosen(library)::load)
                .withMessageContaining("code -1");
        assertThat(library.done).endsWith("dispose");
    }

    /** As the server does it when the operator did not give it the library. */
    @Test
    void withoutTheLibraryTheEngineCanBeMadeButNotChosen() throws Exception {
        URL[] rest = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("webrtc-java"))
                .map(WebrtcNoiseLibraryTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader server = new URLClassLoader(rest, ClassLoader.getPlatformClassLoader())) {
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> server.loadClass("dev.onvoid.webrtc.media.audio.AudioProcessing"));

            assertThat(engine(server, "beluga.noise.provider", "spectral"))
                    .hasToString(new WebrtcNoiseSuppressor(chosen(new Native()))
                            .traits()
                            .toString());
            assertThat(scanned(server, WebrtcNoiseLibrary.class)).isPositive();
            assertThat(scanned(server, WebrtcNoiseSuppressor.class)).isPositive();
            assertThatThrownBy(() -> engine(server))
                    .hasStackTraceContaining(
                            "expected the library webrtc-java in lib/global of the server, but the class"
                                    + " dev.onvoid.webrtc.internal.NativeLoader is not there");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }

    /** The {@link EngineTraits} of an engine made by this class loader. */
    private static Object engine(ClassLoader loader, String... settings) throws Exception {
        Class<?> maker = loader.loadClass(LoadedWebrtcNoise.class.getName());
        Class<?> port = loader.loadClass(NoiseSuppressor.class.getName());
        try {
            return port.getMethod("traits")
                    .invoke(maker.getMethod("suppressor", String[].class).invoke(null, (Object) settings));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Looks at everything a container looks at. */
    private static int scanned(ClassLoader loader, Class<?> bean) throws Exception {
        Class<?> type = loader.loadClass(bean.getName());
        return type.getDeclaredConstructors().length
                + type.getDeclaredMethods().length
                + type.getDeclaredFields().length;
    }
}
