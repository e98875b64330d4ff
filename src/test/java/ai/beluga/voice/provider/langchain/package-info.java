/** Tests of the agent over a language model, against a simulator of the API it speaks to. */
@NullMarked
package ai.beluga.voice.provider.langchain;

import org.jspecify.annotations.NullMarked;
