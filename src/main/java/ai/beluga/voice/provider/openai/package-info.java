/**
 * OpenAI Realtime (GA interface), a model that hears and speaks: the settings and the dialect of it; the wire is
 * {@link ai.beluga.voice.provider.realtime}'s.
 *
 * <p>Held to the vendor's published types (SDK of 2026-11-13, descriptions of 2026-08-21); not yet run against the live service.
 * See docs/providers/openai-realtime.md.
 */
@NullMarked
package ai.beluga.voice.provider.openai;

import org.jspecify.annotations.NullMarked;
