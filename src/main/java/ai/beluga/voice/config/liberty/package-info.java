/** The only package that knows Open Liberty's own classes; on another server it finds nothing and says so. */
@NullMarked
package ai.beluga.voice.config.liberty;

import org.jspecify.annotations.NullMarked;
