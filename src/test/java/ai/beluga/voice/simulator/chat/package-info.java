/** An OpenAI-compatible chat API that answers by itself. Shares nothing with the product. */
@NullMarked
package ai.beluga.voice.simulator.chat;

import org.jspecify.annotations.NullMarked;
