package ai.beluga.voice.provider.knowledge;

/** Turns text into a direction of meaning. Any thread may call it. */
@FunctionalInterface
interface Embedder {

    /** Of one sentence or short paragraph; what is too long is cut at the end. */
    Embedding embed(String text);
}
