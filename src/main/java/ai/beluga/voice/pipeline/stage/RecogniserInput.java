package ai.beluga.voice.pipeline.stage;

/** Which of the caller's audio the recogniser gets; strong noise suppression makes it understand less. */
public enum RecogniserInput {
    /** As the line gave it. */
    RAW,
    /** After noise suppression. */
    DENOISED
}
