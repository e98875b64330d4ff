/**
 * An agent that needs no key: it answers from Markdown files by the likeness of meanings.
 *
 * <pre>
 *  *.md ─▶ MarkdownSections ─▶ Section ─▶ KnowledgeBase ◀─ MiniLm ◀─ WordPiece
 *                                             │
 *  conversation ─▶ Understood ─▶ Dialogue ────┴──▶ Answer ─▶ KnowledgeAgent ─▶ sentences, then what follows
 * </pre>
 *
 * <p>A package of its own because it is one of several ways to decide what to say. Only {@code KnowledgeAgent} knows
 * threads and only {@code MiniLm} the model; what is said is decided by values in, values out.
 */
@NullMarked
package ai.beluga.voice.provider.knowledge;

import org.jspecify.annotations.NullMarked;
