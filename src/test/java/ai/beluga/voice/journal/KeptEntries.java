package ai.beluga.voice.journal;

import ai.beluga.voice.testkit.English;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnTap;
import ai.beluga.voice.turn.VoiceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what a tap is told, and gives it as the lines of a journal. */
public final class KeptEntries implements TurnTap {

    private final List<Entry> entries = new ArrayList<>();
    private final VoiceSettings voice;
    private final TurnSettings turn;
    private final List<Header.Setting> settings;
    private boolean closed;

    public KeptEntries() {
        this(VoiceSettings.DEFAULT, English.TURN);
    }

    /** Of a call under these settings. */
    public KeptEntries(VoiceSettings voice, TurnSettings turn) {
        this(voice, turn, List.of());
    }

    /** Of a call under these settings, which {@code settings} hold by key. */
    public KeptEntries(VoiceSettings voice, TurnSettings turn, List<Header.Setting> settings) {
        this.voice = voice;
        this.turn = turn;
        this.settings = List.copyOf(settings);
    }

    @Override
    public void scored(long endMillis, long lengthMillis, float probability, Moment moment) {
        entries.add(new Entry.Score(moment.nowNanos(), moment.heardMillis(), endMillis, lengthMillis, probability));
    }

    @Override
    public void cut(Moment moment) {
        entries.add(new Entry.Cut(moment.nowNanos(), moment.heardMillis()));
    }

    @Override
    public void input(TurnInput input, long nowNanos) {
        entries.add(new Entry.Input(nowNanos, input));
    }

    @Override
    public void decided(TurnDecision decision) {
        entries.add(new Entry.Decision(decision));
    }

    @Override
    public void close() {
        closed = true;
    }

    public boolean closed() {
        return closed;
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Decisions with their times, in order. */
    public List<String> decisions() {
        List<String> told = new ArrayList<>();
        long now = 0;
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Timed timed -> now = timed.nowNanos();
                case Entry.Decision decision -> told.add(now + " " + decision.decision());
            }
        }
        return told;
    }

    /** The journal, whole or up to where words would be needed. */
    public List<String> lines(boolean text) {
        JournalLines lines = new JournalLines(
                new Header(Header.FORMAT, "test", "CA1", "2026-01-01T00:00:00Z", text, voice, turn, settings));
        List<String> written = new ArrayList<>(List.of(lines.header()));
        int kept = 0;
        for (Entry entry : entries) {
            Optional<String> line = lines.entry(entry);
            if (line.isEmpty()) {
                break;
            }
            written.add(line.get());
            kept++;
        }
        int missing = entries.size() - kept;
        written.add(lines.closing(new Closing(
                kept, missing == 0 ? Optional.empty() : Optional.of(new Closing.Loss(Closing.Cause.WORDS, missing)))));
        return written;
    }
}
