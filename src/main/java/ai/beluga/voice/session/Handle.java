package ai.beluga.voice.session;

import java.util.concurrent.CompletionStage;

/**
 * Something under way in a call.
 *
 * @param <R> what becomes of it
 */
public interface Handle<R> {

    /** Completes exactly once and never fails, at the latest when the call ends; on a thread of the platform's own. */
    CompletionStage<R> result();

    /** It is not wanted any more; too late, or twice, does nothing. */
    void cancel();
}
