package ai.beluga.voice.provider.webrtcnoise;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Says what the native library lacks, from what loading it threw, and how to get it. */
final class MissingLibrary {

    /** What webrtc-java 0.14.0 asks the dynamic linker for on Linux, beside the C library. */
    private static final String SYSTEM_LIBRARIES = "libX11.so.6, libXfixes.so.3, libXrandr.so.2, libXcomposite.so.1,"
            + " libpulse.so.0, libdbus-1.so.3, libudev.so.1";

    private static final String DEBIAN_PACKAGES =
            "libx11-6 libxfixes3 libxrandr2 libxcomposite1 libpulse0 libdbus-1-3 libudev1";

    /** How glibc and musl begin to say that a library is not there. */
    private static final String NOT_FOUND = ".*(cannot open shared object file|Error loading shared library).*";

    private static final String CHOOSE = "choose another beluga.noise.provider, e.g. spectral";
    private static final String INSTALL_JARS =
            "put webrtc-java and its jar for this platform into lib/global of the server and start again, or " + CHOOSE;

    private MissingLibrary() {}

    /** No jar on the class path holds the native library for this platform. */
    static final class PlatformMissing extends Exception {
        private static final long serialVersionUID = 1L;

        private PlatformMissing(String file) {
            super("no " + file);
        }
    }

    /**
     * Looks before the loader does, which copies its library from the class path without asking whether it is there.
     *
     * @param onClassPath whether a file is there
     */
    static void requireForThisPlatform(Predicate<String> onClassPath) throws PlatformMissing {
        Optional<String> file = fileName(System.getProperty("os.name"), System.getProperty("os.arch"));
        if (file.isPresent() && !onClassPath.test(file.get())) {
            throw new PlatformMissing(file.get());
        }
    }

    /** As the loader of webrtc-java names it; empty where it says itself that there is none. */
    static Optional<String> fileName(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        String family = name.startsWith("mac") ? "macos" : name.startsWith("windows") ? "windows" : "linux";
        String architecture = switch (processor.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86-64", "x86_64" -> "x86_64";
            case "arm64", "aarch64" -> "aarch64";
            default -> "";
        };
        return architecture.isEmpty()
                ? Optional.empty()
                : Optional.of(System.mapLibraryName("webrtc-java-" + family + "-" + architecture));
    }

    /** Completes "expected …". */
    static String expected(Throwable failure) {
        Throwable cause = root(failure);
        if (isClassMissing(cause)) {
            return "the library webrtc-java in lib/global of the server, but the class " + cause.getMessage()
                    + " is not there";
        }
        if (isPlatformMissing(cause)) {
            return "the jar of webrtc-java for " + platform() + " in lib/global of the server, but there is none";
        }
        String words = String.valueOf(cause.getMessage()).replaceFirst("^\\S*/\\S+\\.so: ", "");
        if (isSystemLibraryMissing(cause)) {
            return "the libraries of the system that webrtc-java needs (" + SYSTEM_LIBRARIES
                    + "), but the linker says \"" + words + "\"";
        }
        return "a machine that can run the native library of webrtc-java, but on " + platform() + " it fails with \""
                + cause.getClass().getSimpleName() + ": " + words + "\"";
    }

    /** Completes "to fix it, …". */
    static String fix(Throwable failure) {
        Throwable cause = root(failure);
        if (isClassMissing(cause) || isPlatformMissing(cause)) {
            return INSTALL_JARS;
        }
        if (isSystemLibraryMissing(cause)) {
            return "install them, on Debian and Ubuntu by \"apt-get install " + DEBIAN_PACKAGES
                    + "\", and start again, or " + CHOOSE;
        }
        return CHOOSE;
    }

    private static String platform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    private static boolean isClassMissing(Throwable cause) {
        return cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError;
    }

    private static boolean isPlatformMissing(Throwable cause) {
        return cause instanceof PlatformMissing;
    }

    /** A class whose initialiser failed before says so by a text only. */
    private static boolean isSystemLibraryMissing(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.matches(NOT_FOUND)
                && (cause instanceof UnsatisfiedLinkError || message.contains(UnsatisfiedLinkError.class.getName()));
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
