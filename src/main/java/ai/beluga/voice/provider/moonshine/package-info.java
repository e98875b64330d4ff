/**
 * Recognition of English by Moonshine tiny inside this process.
 *
 * <pre>
 * call's thread ── accept, flush, endTurn ──▶ MoonshineStream ── Decode ──▶ DecodePool ── worker ──▶ Transcriber
 *                                                  ▲                                                   │ guards
 *                                                  └──────── text ◀── Vocabulary ◀── tokens ◀── Network ┘
 * </pre>
 *
 * <p>The network reads whole utterances, so text comes from decoding the same audio again as it grows: now and then while
 * the caller speaks, at once when a little quiet suggests a pause (and then often before the pause is official), for
 * certain at a flush.
 */
@NullMarked
package ai.beluga.voice.provider.moonshine;

import org.jspecify.annotations.NullMarked;
