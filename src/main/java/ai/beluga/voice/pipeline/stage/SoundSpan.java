package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.audio.MuLaw;

/**
 * Where the sound lies in a clause's audio: voices put silence before and behind it.
 *
 * @param begin in bytes of 8 kHz mu-law
 * @param end of it; at least {@code begin}
 */
record SoundSpan(int begin, int end) {

    /** Ten milliseconds. */
    private static final int FRAME_BYTES = 80;

    /** A frame sounds when it is at most so many times less loud than the loudest: 30 dB. */
    private static final double QUIETEST = 1.0 / 32;

    /** The span of the first {@code length} bytes; all of them where there is no sound. */
    static SoundSpan of(byte[] muLaw, int length) {
        int frames = length / FRAME_BYTES;
        double[] loudness = new double[frames];
        double loudest = 0;
        for (int frame = 0; frame < frames; frame++) {
            loudness[frame] = loudness(muLaw, frame * FRAME_BYTES);
            loudest = Math.max(loudest, loudness[frame]);
        }
        int first = 0;
        int last = frames - 1;
        while (first < last && loudness[first] < loudest * QUIETEST) {
            first++;
        }
        while (last > first && loudness[last] < loudest * QUIETEST) {
            last--;
        }
        return frames == 0 || loudest == 0
                ? new SoundSpan(0, length)
                : new SoundSpan(first * FRAME_BYTES, (last + 1) * FRAME_BYTES);
    }

    private static double loudness(byte[] muLaw, int begin) {
        double sum = 0;
        for (int i = begin; i < begin + FRAME_BYTES; i++) {
            double amplitude = MuLaw.decode(muLaw[i]);
            sum += amplitude * amplitude;
        }
        return Math.sqrt(sum / FRAME_BYTES);
    }
}
