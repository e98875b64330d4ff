package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.pipeline.Line;

/** A line at whose end nobody listens. */
final class SilentLine implements Line {
    @Override
    public void play(byte[] muLaw, int offset, int length) {}

    @Override
    public void mark(String name) {}

    @Override
    public void clear() {}

    @Override
    public void close(CloseCause cause) {}
}
