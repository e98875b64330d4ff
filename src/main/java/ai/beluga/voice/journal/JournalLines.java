package ai.beluga.voice.journal;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.turn.Announcement;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.Optional;

/**
 * Writes the lines of one call's journal, in order; one thread at a time. Where the header allows no text, words and keys
 * that went in are replaced by others upon which the same is decided ({@code docs/journal.md}), and of those that came out
 * only their number is written.
 */
public final class JournalLines {

    static final String HEADER = "header";
    static final String CLOSING = "closing";

    private static final RecordJson PLAIN = new RecordJson(Disguise.NONE);

    private final Header header;
    private final StandIns standIns;
    private final RecordJson in;
    private final Shadow shadow;

    public JournalLines(Header header) {
        this.header = header;
        this.standIns = new StandIns(Vocabulary.of(header.turn()));
        this.in = new RecordJson(standIns);
        this.shadow = new Shadow(header);
    }

    /** The first line. */
    public String header() {
        return named(HEADER, PLAIN.write(Header.class, header));
    }

    /**
     * The line of an entry; none when the call decided otherwise than these lines would, for they lack its words. Nothing may
     * be written behind that but the closing.
     */
    public Optional<String> entry(Entry entry) {
        if (header.text()) {
            return Optional.of(PLAIN.write(Entry.class, entry).toString());
        }
        if (entry instanceof Entry.Decision decided) {
            if (decided.decision() instanceof TurnDecision.Ask) {
                standIns.turnOver();
            }
            return Optional.of(entry)
                    .filter(shadow::agrees)
                    .map(real -> out(header).write(Entry.class, real).toString());
        }
        JsonValue disguised = disguised(entry);
        Entry back = (Entry) RecordJson.read(Entry.class, disguised, "an entry");
        return shadow.agrees(back) ? Optional.of(disguised.toString()) : Optional.empty();
    }

    private JsonValue disguised(Entry entry) {
        if (entry instanceof Entry.Input(long nowNanos, TurnInput.ReplySays(TurnId turn, String clause))) {
            TurnInput says = new TurnInput.ReplySays(turn, standIns.agents(clause));
            return PLAIN.write(Entry.class, new Entry.Input(nowNanos, says));
        }
        if (entry instanceof Entry.Input(long nowNanos, TurnInput.Announce(Announcement it))) {
            TurnInput announce =
                    new TurnInput.Announce(new Announcement(it.number(), anyWords(it.words()), it.how(), it.keys()));
            return PLAIN.write(Entry.class, new Entry.Input(nowNanos, announce));
        }
        return in.write(Entry.class, entry);
    }

    /** Nothing is decided upon the words of an announcement. */
    private static String anyWords(String words) {
        return String.join(" ", Collections.nCopies(Vocabulary.words(words).size(), "word"));
    }

    /** The last line. */
    public String closing(Closing closing) {
        return named(CLOSING, PLAIN.write(Closing.class, closing));
    }

    /** How decisions are written under a header. */
    private static RecordJson out(Header header) {
        return header.text() ? PLAIN : new RecordJson(new WordCount());
    }

    /** A decision as it would come back from a journal with this header. */
    static TurnDecision asJournaled(Header header, TurnDecision decision) {
        JsonValue json = out(header).write(TurnDecision.class, decision);
        return (TurnDecision) RecordJson.read(TurnDecision.class, json, "a decision");
    }

    private static String named(String name, JsonValue value) {
        return RecordJson.JSON.createObjectBuilder().add(name, value).build().toString();
    }
}
