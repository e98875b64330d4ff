package ai.beluga.voice.provider.smartturn;

/**
 * 80 overlapping triangles over the bins of a power spectrum, equally wide on Slaney's mel scale (Auditory Toolbox, 1998:
 * linear to 1 kHz, 27 mels for each factor of 6.4 above) from 0 to 8 kHz, each of the same area.
 */
final class MelBands {

    static final int COUNT = 80;
    private static final double HIGHEST_HZ = 8_000;
    private static final double KNEE_HZ = 1_000;
    private static final double KNEE_MEL = 15;
    private static final double MELS_A_LOG = 27 / Math.log(6.4);

    private final int[] starts = new int[COUNT];
    private final double[][] weights = new double[COUNT][];

    MelBands() {
        double[] corners = new double[COUNT + 2];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = hertz(mel(HIGHEST_HZ) * i / (COUNT + 1));
        }
        for (int band = 0; band < COUNT; band++) {
            triangle(band, corners[band], corners[band + 1], corners[band + 2]);
        }
    }

    /** The power in one band. */
    double power(double[] spectrum, int band) {
        int start = starts[band];
        double[] triangle = weights[band];
        double sum = 0;
        for (int i = 0; i < triangle.length; i++) {
            sum += triangle[i] * spectrum[start + i];
        }
        return sum;
    }

    private void triangle(int band, double left, double top, double right) {
        double binHz = HIGHEST_HZ / (FramePair.BINS - 1);
        int start = (int) Math.ceil(left / binHz);
        int end = Math.min((int) Math.floor(right / binHz), FramePair.BINS - 1);
        starts[band] = start;
        weights[band] = new double[end - start + 1];
        for (int bin = start; bin <= end; bin++) {
            double hertz = bin * binHz;
            double height = Math.min((hertz - left) / (top - left), (right - hertz) / (right - top));
            weights[band][bin - start] = Math.max(0, height) * 2 / (right - left);
        }
    }

    private static double mel(double hertz) {
        return hertz < KNEE_HZ ? hertz * KNEE_MEL / KNEE_HZ : KNEE_MEL + Math.log(hertz / KNEE_HZ) * MELS_A_LOG;
    }

    private static double hertz(double mel) {
        return mel < KNEE_MEL ? mel * KNEE_HZ / KNEE_MEL : KNEE_HZ * Math.exp((mel - KNEE_MEL) / MELS_A_LOG);
    }
}
