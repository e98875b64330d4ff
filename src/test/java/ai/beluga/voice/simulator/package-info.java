/**
 * Vendors played on loopback, written from their public descriptions and sharing nothing with the product: strict about what a
 * client sends, nasty where a vendor or a network may be.
 */
package ai.beluga.voice.simulator;
