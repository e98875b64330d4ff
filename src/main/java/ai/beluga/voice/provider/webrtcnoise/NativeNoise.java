package ai.beluga.voice.provider.webrtcnoise;

/** The native side, as this package needs it. Names nothing of webrtc-java, so that it can be linked without it. */
interface NativeNoise {

    /** Loads the native library; harmless when it is loaded. Fails with whatever the virtual machine says. */
    void load() throws Exception;

    /** Makes the state of one call, in native memory; the level is one of {@link WebrtcNoiseKeys#LEVEL}. */
    Processor open(String level);

    /** One call's processing. Used by one thread at a time. */
    interface Processor {

        /**
         * Cleans 10 ms at 8 kHz.
         *
         * @param in 80 samples of PCM16, little-endian
         * @param out room for as many
         * @return 0, or WebRTC's code of an error
         */
        int process(byte[] in, byte[] out);

        /** Frees the native memory; nothing may be called afterwards. */
        void dispose();
    }
}
