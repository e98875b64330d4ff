package ai.beluga.voice.testkit;

import ai.beluga.voice.pipeline.Line;

/** A line at whose end nobody listens; whoever listens to something of it overrides that. */
public class SilentLine implements Line {
    @Override
    public void play(byte[] muLaw, int offset, int length) {}

    @Override
    public void mark(String name) {}

    @Override
    public void clear() {}

    @Override
    public void close(CloseCause cause) {}
}
