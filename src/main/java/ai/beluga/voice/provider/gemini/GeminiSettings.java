package ai.beluga.voice.provider.gemini;

import java.time.Duration;

/**
 * What a conversation is set up with.
 *
 * @param silence that ends the caller's turn when the vendor takes turns
 */
record GeminiSettings(String model, String voice, Duration silence) {}
