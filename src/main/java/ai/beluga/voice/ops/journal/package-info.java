/** Journals of calls as files: opened, written off the calls' threads, closed, and thrown away in time. */
@NullMarked
package ai.beluga.voice.ops.journal;

import org.jspecify.annotations.NullMarked;
