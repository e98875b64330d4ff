/** Tests of the configuration, and configurations for the tests of others. */
@NullMarked
package ai.beluga.voice.config;

import org.jspecify.annotations.NullMarked;
