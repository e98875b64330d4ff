/**
 * What callers of other voice systems suffer, as whole calls on virtual time: a class for each theme, a test for each
 * complaint. {@code docs/regressions.md} is the catalogue, with the tests elsewhere that belong to it.
 */
@NullMarked
package ai.beluga.voice.regression;

import org.jspecify.annotations.NullMarked;
