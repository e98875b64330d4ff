/**
 * One call's recogniser and synthesizer, made of the engines configured: decorators of the ports that ask the next engine
 * when one cannot be reached, falls silent or breaks off. What was lost with a stream is made good by the pipeline.
 */
@NullMarked
package ai.beluga.voice.speech.fallback;

import org.jspecify.annotations.NullMarked;
