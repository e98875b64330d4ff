package ai.beluga.voice.provider.webrtcnoise;

/** Says what the native library lacks, from what the virtual machine threw, and how to get it. */
final class MissingLibrary {

    /** What webrtc-java 0.14.0 asks the dynamic linker for on Linux, beside the C library. */
    private static final String SYSTEM_LIBRARIES = "libX11.so.6, libXfixes.so.3, libXrandr.so.2, libXcomposite.so.1,"
            + " libpulse.so.0, libdbus-1.so.3, libudev.so.1";

    private static final String DEBIAN_PACKAGES =
            "libx11-6 libxfixes3 libxrandr2 libxcomposite1 libpulse0 libdbus-1-3 libudev1";

    private static final String CHOOSE = "choose another beluga.noise.provider, e.g. spectral";

    private MissingLibrary() {}

    /** Completes "expected …". */
    static String expected(Throwable failure) {
        Throwable cause = root(failure);
        if (isClassMissing(cause)) {
            return "the library webrtc-java in the server's lib/global, but it is not there: " + cause;
        }
        if (isSystemLibraryMissing(cause)) {
            return "the native library of webrtc-java with all it needs of the system (" + SYSTEM_LIBRARIES
                    + "), but the linker says: " + linkerWords(cause);
        }
        return "a machine on which the native library of webrtc-java runs (one with its own webrtc-java jar in the server's"
                + " lib/global), but on " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + " it fails: " + cause;
    }

    /** Completes "to fix it, …". */
    static String fix(Throwable failure) {
        Throwable cause = root(failure);
        if (isSystemLibraryMissing(cause)) {
            return "install them (Debian and Ubuntu: apt-get install " + DEBIAN_PACKAGES + ") and start again, or "
                    + CHOOSE;
        }
        return "put webrtc-java and its jar for this platform into lib/global of the server and start again, or " + CHOOSE;
    }

    private static boolean isClassMissing(Throwable cause) {
        return cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError;
    }

    private static boolean isSystemLibraryMissing(Throwable cause) {
        return cause instanceof UnsatisfiedLinkError;
    }

    /** Without the name of the temporary file that the library was unpacked to. */
    private static String linkerWords(Throwable cause) {
        return String.valueOf(cause.getMessage()).replaceFirst("^\\S*/\\S+\\.so: ", "");
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
