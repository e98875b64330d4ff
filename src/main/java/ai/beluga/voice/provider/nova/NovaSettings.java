package ai.beluga.voice.provider.nova;

/**
 * What a conversation is set up with.
 *
 * @param voice the vendor's id of it
 * @param endpointing how soon the vendor takes the caller's turn for over: HIGH, MEDIUM or LOW
 * @param maxTokens of a reply
 */
record NovaSettings(String model, String voice, String endpointing, int maxTokens) {}
