/**
 * A WebSocket server of its own (RFC 6455), for simulators of vendors. No library: it has to split, drop, stay silent and
 * break rules, which libraries prevent. Shares nothing with the product.
 */
package ai.beluga.voice.simulator.wire;
