package ai.beluga.voice.speech.s2s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.beluga.voice.simulator.realtime.Melody;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A conversation between a caller made of tones and a simulated vendor. */
public abstract class ConversationBench {

    protected static final String SAID = "when do you open";
    protected static final String SAID_NEXT = "and on sunday";

    private static final int FRAME = 160;
    private static final int SILENCE_MILLIS = 800;

    protected final S2sReports reports = new S2sReports();
    protected FarEnd far;
    private final List<SpeechToSpeech.Stream> streams = new ArrayList<>();

    /** A vendor and its client. */
    protected abstract FarEnd farEnd();

    @BeforeEach
    void begin() {
        far = farEnd();
        far.understands(SAID, SAID_NEXT);
    }

    @AfterEach
    void end() {
        streams.forEach(SpeechToSpeech.Stream::close);
        List<String> violations = far.violations();
        far.close();
        assertThat(violations).isEmpty();
    }

    protected final boolean can(Capability one) {
        return far.client().capabilities().has(one);
    }

    /** The gateway's, where this vendor can be told of turns. */
    protected final Opening.Turns turns() {
        return can(Capability.OUR_TURNS) ? Opening.Turns.OURS : Opening.Turns.VENDORS;
    }

    /** Goes on only where the vendor can be told of turns: the case is about what it is told. */
    protected final void assumeOurTurns() {
        assumeTrue(turns() == Opening.Turns.OURS, "the vendor alone takes the turns");
    }

    /** Goes on only where the vendor has a way to tell this. */
    protected final void assumeTold(FarEnd.Sign sign) {
        assumeTrue(far.tells(sign), () -> "the vendor has no way to tell " + sign);
    }

    /** With no history. */
    protected final Opening plain() {
        return opening();
    }

    /** With the turns of {@link #turns}. */
    protected final Opening opening(Line... history) {
        return opening(turns(), history);
    }

    protected static Opening opening(Opening.Turns turns, Line... history) {
        return new Opening(
                Locale.US,
                "Be brief.",
                List.of(
                        new Opening.Tool("look", "Looks something up.", "{\"type\":\"object\",\"properties\":{}}"),
                        new Opening.Tool("count", "Counts.", "{\"type\":\"object\",\"properties\":{}}")),
                List.of(history),
                turns,
                Optional.empty());
    }

    protected SpeechToSpeech.Stream open() {
        return open(plain());
    }

    protected SpeechToSpeech.Stream open(Opening opening) {
        SpeechToSpeech.Stream stream =
                far.client().open(opening, reports).toCompletableFuture().join();
        streams.add(stream);
        return stream;
    }

    /** The failure of an opening. */
    protected Throwable refused(Opening opening) {
        try {
            open(opening);
        } catch (CompletionException failed) {
            return Objects.requireNonNull(failed.getCause());
        }
        throw new AssertionError("opened");
    }

    /** The caller says something, and the turn is over: told by the gateway, or found by the vendor in the silence. */
    protected final void turn(SpeechToSpeech.Stream stream, String words) {
        if (turns() == Opening.Turns.OURS) {
            stream.callerStarted();
        }
        speak(stream, words);
        stream.callerFinished();
    }

    /** The caller says something and is silent. */
    protected static void speak(SpeechToSpeech.Stream stream, String words) {
        sound(stream, Melody.of(words, 8_000));
        sound(stream, new short[8 * SILENCE_MILLIS]);
    }

    protected static void sound(SpeechToSpeech.Stream stream, short[] samples) {
        for (int at = 0; at < samples.length; at += FRAME) {
            stream.accept(samples, at, Math.min(FRAME, samples.length - at));
        }
    }

    /** What the model remembers once it answers to something else, but for that. */
    protected List<String> memoryAfterAnotherTurn(SpeechToSpeech.Stream stream) {
        far.says("noted");
        turn(stream, SAID_NEXT);
        List<S2sEvent> reply = reports.reply();
        while (!said(reply).equals("noted")) {
            reply = reports.reply();
        }
        return far.memory().stream()
                .filter(line -> !line.equals("user: " + SAID_NEXT) && !line.equals("assistant: noted"))
                .toList();
    }

    /** All words among these. */
    protected static String said(List<S2sEvent> events) {
        StringBuilder all = new StringBuilder();
        S2sReports.of(events, S2sEvent.Words.class).forEach(words -> all.append(words.text()));
        return all.toString().strip();
    }

    /** The words that sound in the audio of a part. */
    protected static List<String> heard(List<S2sEvent> events, int part, String vocabulary) {
        return Melody.heard(S2sReports.audio(events, part), List.of(vocabulary)).stream()
                .map(Melody.HeardWord::text)
                .toList();
    }

    protected static S2sEvent.ReplyEnded.How ending(List<S2sEvent> reply) {
        return ((S2sEvent.ReplyEnded) reply.getLast()).how();
    }
}
