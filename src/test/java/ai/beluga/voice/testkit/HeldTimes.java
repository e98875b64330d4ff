package ai.beluga.voice.testkit;

import ai.beluga.voice.pipeline.HeldAudio;
import java.util.ArrayList;
import java.util.List;

/** How long audio was held, in nanoseconds, in order. */
public final class HeldTimes implements HeldAudio {

    private final List<Long> toModel = new ArrayList<>();
    private final List<Long> toLine = new ArrayList<>();

    @Override
    public void toModel(long nanos) {
        toModel.add(nanos);
    }

    @Override
    public void toLine(long nanos) {
        toLine.add(nanos);
    }

    /** Of each frame of the caller that a model was to hear. */
    public List<Long> toModel() {
        return List.copyOf(toModel);
    }

    /** Of each piece of a model's audio. */
    public List<Long> toLine() {
        return List.copyOf(toLine);
    }
}
