/** What the engines cost, measured by JMH; each class is one engine, each method one row of the published table. */
@NullMarked
package ai.beluga.voice.bench;

import org.jspecify.annotations.NullMarked;
