/**
 * An agent that is a language model behind an OpenAI-compatible API, spoken to with LangChain4j.
 *
 * <pre>
 *  conversation ─▶ ChatMessages ─▶ LangChain4j ─▶ AbortableHttp ══▶ API
 *  replies ◀─ ReplyStream ◀─────── LangChain4j ◀─ EventLines    ◀══
 * </pre>
 *
 * <p>A package of its own because only it knows LangChain4j. The HTTP client is ours so that a reply can be given up
 * before its first word, on threads of the server, without one of them waiting for each reply.
 */
@NullMarked
package ai.beluga.voice.provider.langchain;

import org.jspecify.annotations.NullMarked;
