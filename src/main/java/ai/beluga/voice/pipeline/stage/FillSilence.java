package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.WaitStep;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.turn.Prompt;
import ai.beluga.voice.turn.TurnDecision;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks the caller to wait, with words that were recorded: heard at once, also when the voice hangs. What was never recorded is
 * not said.
 */
public final class FillSilence implements Stage.Processor {

    private final Map<Prompt, String> prompts;
    private final Function<String, Optional<byte[]>> recordings;

    /** @param recordings gives telephone audio */
    public FillSilence(Map<Prompt, String> prompts, Function<String, Optional<byte[]>> recordings) {
        this.prompts = prompts;
        this.recordings = recordings;
    }

    @Override
    public void process(VoiceEvent event, long nowNanos, Emitter next) {
        next.emit(event);
        if (event instanceof VoiceEvent.Decided(TurnDecision.Bridge bridge)) {
            filler(bridge.step()).ifPresent(prompt -> fill(bridge, prompt, next));
        }
    }

    private static Optional<Prompt> filler(WaitStep step) {
        return switch (step) {
            case FILLER -> Optional.of(Prompt.FILLER);
            case FILLER_AGAIN -> Optional.of(Prompt.FILLER_AGAIN);
            case SECOND_PROVIDER, SHORTER_ANSWER, GIVEN_UP -> Optional.empty();
        };
    }

    private void fill(TurnDecision.Bridge bridge, Prompt prompt, Emitter next) {
        String words = Objects.requireNonNull(prompts.get(prompt), "words");
        recordings.apply(words).ifPresent(audio -> next.emit(new VoiceEvent.ReplyFiller(bridge.turn(), words, audio)));
    }
}
