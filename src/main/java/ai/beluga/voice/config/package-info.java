/**
 * What the operator decides: typed keys, read once, checked all together.
 *
 * <pre>
 *  files, environment ─▶ Settings ─▶ Configuration ◀─ Key (declared by the package that reads it, grouped in an Area)
 *                                         │
 *            every Area ─▶ Validation ─▶ faults, all at once ─▶ StartupCheck ─▶ Startup (loading, ready, failed)
 * </pre>
 *
 * <p>A package of its own so that no other one knows where a value came from, and so that a mistake is answered with
 * the key, the value, its source, what is allowed and the way out.
 */
@NullMarked
package ai.beluga.voice.config;

import org.jspecify.annotations.NullMarked;
