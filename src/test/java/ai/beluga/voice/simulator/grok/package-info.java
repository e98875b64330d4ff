/**
 * xAI's Grok voice API as documented, for tests: strict about what clients send, nasty on request. The vendor's schema was not at
 * hand: shapes are those its readers quote. Shares nothing with the product.
 */
package ai.beluga.voice.simulator.grok;
