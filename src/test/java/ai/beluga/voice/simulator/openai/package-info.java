/**
 * OpenAI Realtime (GA interface) as documented, for tests: strict about what clients send, which is held against the vendor's
 * own published types; nasty on request. Shares nothing with the product.
 */
package ai.beluga.voice.simulator.openai;
