/**
 * xAI's Grok voice, a model that hears and speaks: the settings and the dialect of it; the wire is
 * {@link ai.beluga.voice.provider.realtime}'s.
 *
 * <p>Held to the vendor's documentation as read on 2026-11-22, in part through others who quote it; not yet run against the live
 * service. See docs/providers/grok.md.
 */
@NullMarked
package ai.beluga.voice.provider.grok;

import org.jspecify.annotations.NullMarked;
