/**
 * English as it is read aloud: what stands in a text as figures, signs and short forms becomes words, and each spoken word
 * remembers the written one it stands for.
 *
 * <p>A package of its own because it knows nothing of synthesis, and because the engine's own expansion loses which
 * written word a spoken one came from.
 */
@NullMarked
package ai.beluga.voice.provider.mary.english;

import org.jspecify.annotations.NullMarked;
