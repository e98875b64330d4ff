package ai.beluga.voice.provider.knowledge;

/** A direction of meaning: a vector of length 1. */
final class Embedding {

    private final float[] unit;

    private Embedding(float[] unit) {
        this.unit = unit;
    }

    /** @param vector any length; a zero vector is like nothing */
    static Embedding of(float[] vector) {
        double sum = 0;
        for (float value : vector) {
            sum += value * value;
        }
        float[] unit = new float[vector.length];
        double length = Math.sqrt(sum);
        for (int index = 0; length > 0 && index < vector.length; index++) {
            unit[index] = (float) (vector[index] / length);
        }
        return new Embedding(unit);
    }

    /** Cosine: 1 for the same meaning, about 0 for unrelated ones, never below -1. */
    double likeness(Embedding other) {
        double sum = 0;
        for (int index = 0; index < unit.length; index++) {
            sum += unit[index] * other.unit[index];
        }
        return sum;
    }
}
