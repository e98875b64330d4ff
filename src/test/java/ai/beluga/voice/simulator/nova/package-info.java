/**
 * Amazon Nova Sonic behind Bedrock's {@code InvokeModelWithBidirectionalStream} on a loopback port: HTTP/2 without TLS, event
 * streams both ways; shares no code with the client. There is no schema of the events: the rules are those of the vendor's
 * guide and of public clients. What callers say and the model answers is told as in
 * {@link ai.beluga.voice.simulator.realtime}. Signatures are looked for, not verified.
 */
package ai.beluga.voice.simulator.nova;
