/** A receiver of OpenTelemetry's protocol, for tests: what a collector would have got, decoded. */
@NullMarked
package ai.beluga.voice.otlp;

import org.jspecify.annotations.NullMarked;
