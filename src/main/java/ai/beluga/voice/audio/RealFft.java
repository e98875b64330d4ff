package ai.beluga.voice.audio;

/**
 * The discrete Fourier transform of real samples, for lengths that are a power of two, in place.
 *
 * <p>A spectrum of {@code n} samples lies packed in {@code n} numbers: the real parts of bins 0 and n/2, which have no
 * imaginary part, then real and imaginary part of bins 1 to n/2 - 1 in turn. Method: a complex radix-2 transform of half the
 * length over even and odd samples, taken apart afterwards (H. V. Sorensen et al., "Real-valued fast Fourier transform
 * algorithms", 1987). Holds tables only: one object serves all threads, and nothing is allocated by a transform.
 */
public final class RealFft {

    private final int size;
    private final int half;
    /** cos and sin of 2 pi i / size in turn, i from 0 to size/2 - 1. */
    private final float[] roots;
    /** Where each complex number of the half-length transform belongs. */
    private final int[] reversed;

    /** @param size samples, a power of two from 4 */
    public RealFft(int size) {
        if (size < 4 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("size must be a power of two from 4, not " + size);
        }
        this.size = size;
        this.half = size / 2;
        this.roots = new float[size];
        this.reversed = new int[half];
        for (int i = 0; i < half; i++) {
            double angle = 2 * Math.PI * i / size;
            roots[2 * i] = (float) Math.cos(angle);
            roots[2 * i + 1] = (float) Math.sin(angle);
            reversed[i] = Integer.reverse(i) >>> (Integer.numberOfLeadingZeros(half) + 1);
        }
    }

    /** Samples of one transform. */
    public int size() {
        return size;
    }

    /** Turns {@link #size} samples into their packed spectrum: bin k is the sum of x[i] exp(-2 pi j k i / size). */
    public void forward(float[] data) {
        transform(data, -1);
        float zero = data[0];
        data[0] = zero + data[1];
        data[1] = zero - data[1];
        mend(data, -1);
    }

    /** Turns a packed spectrum into its samples, so that {@link #forward} and this change nothing. */
    public void inverse(float[] data) {
        float zero = data[0];
        data[0] = (zero + data[1]) / 2;
        data[1] = (zero - data[1]) / 2;
        mend(data, 1);
        transform(data, 1);
        float scale = 1f / half;
        for (int i = 0; i < size; i++) {
            data[i] *= scale;
        }
    }

    /** Takes the spectra of even and odd samples apart and joins them to that of all, or the other way round. */
    private void mend(float[] data, int sign) {
        for (int low = 2, high = size - 2; low <= high; low += 2, high -= 2) {
            float evenRe = (data[low] + data[high]) / 2;
            float evenIm = (data[low + 1] - data[high + 1]) / 2;
            float differenceRe = (data[low] - data[high]) / 2;
            float differenceIm = (data[low + 1] + data[high + 1]) / 2;
            float cos = roots[low];
            float sin = roots[low + 1];
            float oddRe = -sign * cos * differenceIm - sin * differenceRe;
            float oddIm = sign * cos * differenceRe - sin * differenceIm;
            data[low] = evenRe + oddRe;
            data[low + 1] = evenIm + oddIm;
            data[high] = evenRe - oddRe;
            data[high + 1] = oddIm - evenIm;
        }
    }

    /** Complex transform of {@code half} numbers, unscaled; {@code sign} is that of the exponent. */
    private void transform(float[] data, int sign) {
        reorder(data);
        for (int span = 1; span < half; span *= 2) {
            int stride = half / span;
            for (int k = 0; k < span; k++) {
                float cos = roots[2 * k * stride];
                float sin = sign * roots[2 * k * stride + 1];
                for (int low = 2 * k; low < size; low += 4 * span) {
                    butterfly(data, low, low + 2 * span, cos, sin);
                }
            }
        }
    }

    private static void butterfly(float[] data, int low, int high, float cos, float sin) {
        float re = data[high] * cos - data[high + 1] * sin;
        float im = data[high] * sin + data[high + 1] * cos;
        data[high] = data[low] - re;
        data[high + 1] = data[low + 1] - im;
        data[low] += re;
        data[low + 1] += im;
    }

    private void reorder(float[] data) {
        for (int i = 0; i < half; i++) {
            int to = reversed[i];
            if (to > i) {
                float re = data[2 * i];
                float im = data[2 * i + 1];
                data[2 * i] = data[2 * to];
                data[2 * i + 1] = data[2 * to + 1];
                data[2 * to] = re;
                data[2 * to + 1] = im;
            }
        }
    }
}
