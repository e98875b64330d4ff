package ai.beluga.voice.speech.s2s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.beluga.voice.speech.ProviderException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a conversation when the vendor is in trouble, or is odd. */
public abstract class S2sTroubleContract extends ConversationBench {

    @ParameterizedTest
    @EnumSource(FarEnd.Oddity.class)
    void oddVendorIsUnderstood(FarEnd.Oddity how) {
        far.odd(how);
        far.says("we open", "at nine");
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        List<S2sEvent> reply = reports.reply();

        assertThat(said(reply).replaceAll("\\s", "")).isEqualTo("weopenatnine");
        assertThat(ending(reply)).isEqualTo(S2sEvent.ReplyEnded.How.COMPLETE);
        assertThat(far.understood()).containsExactly(SAID);
    }

    @Test
    void failedReplyLeavesTheConversationAlive() {
        assumeTold(FarEnd.Sign.FAILED_REPLY);
        far.fails();
        far.says("again");
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        List<S2sEvent> failed = reports.reply();
        turn(stream, SAID_NEXT);

        assertThat(ending(failed)).isEqualTo(S2sEvent.ReplyEnded.How.FAILED);
        assertThat(said(reports.reply())).isEqualTo("again");
    }

    @Test
    void failedReplyThatEndsTheStreamIsLostForNow() {
        assumeFalse(far.tells(FarEnd.Sign.FAILED_REPLY), "a reply that fails ends nothing else");
        far.fails();
        turn(open(), SAID);

        assertThat(lost()).isInstanceOf(ProviderException.Transient.class);
    }

    @Test
    void troubleOfTheVendorsOwnLeavesTheConversationAlive() {
        assumeTold(FarEnd.Sign.TROUBLE);
        SpeechToSpeech.Stream stream = open();
        far.trouble();
        far.says("again");
        turn(stream, SAID);

        assertThat(said(reports.reply())).isEqualTo("again");
    }

    @Test
    void resetConnectionIsLostForNow() {
        SpeechToSpeech.Stream stream = open();
        far.drop();

        assertThat(lost()).isInstanceOf(ProviderException.Transient.class);
        turn(stream, SAID);
        assertThat(reports.rest()).isEmpty();
    }

    @Test
    void vendorThatAnswersNothingIsFound() {
        far.soonFound();
        SpeechToSpeech.Stream stream = open();
        far.hang();
        turn(stream, SAID);

        assertThat(lost()).isInstanceOf(ProviderException.Transient.class).hasMessageContaining("answers nothing");
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1001, true", "1011, true", "1012, true", "1013, true", "1007, false", "1008, false"})
    void closeCodeSaysWhetherTryingAgainHelps(int code, boolean again) {
        assumeTold(FarEnd.Sign.CLOSE_CODE);
        open();
        far.close(code, "the caller said secrets");

        assertThat(lost())
                .isInstanceOf(again ? ProviderException.Transient.class : ProviderException.Permanent.class)
                .hasMessageContaining("" + code)
                .hasMessageNotContaining("secrets");
    }

    @Test
    void sessionThatIsTooOldIsLostForNow() {
        open();
        far.expire();

        assertThat(lost()).isInstanceOf(ProviderException.Transient.class);
        assertThat(S2sReports.of(reports.rest(), S2sEvent.Failed.class)).isEmpty();
    }

    @Test
    void garbageEndsTheConversationForNow() {
        SpeechToSpeech.Stream stream = open();
        far.garble();
        turn(stream, SAID);

        assertThat(lost()).isInstanceOf(ProviderException.Transient.class);
    }

    @Test
    void lossInMidReplyEndsTheStreamAndAnotherGoesOnWithTheHistory() {
        far.pace(1);
        far.says("one two three four five");
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        reports.next(S2sEvent.Audio.class);
        far.drop();
        lost();
        far.says("nine");
        SpeechToSpeech.Stream next =
                open(opening(new Line(Line.Role.CALLER, SAID), new Line(Line.Role.AGENT, "one two")));
        turn(next, SAID_NEXT);

        assertThat(said(reports.reply())).isEqualTo("nine");
        assertThat(far.memory()).containsSubsequence("user: " + SAID, "assistant: one two", "user: " + SAID_NEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void refusalThatMayPassIsTransient(int status) {
        far.refuse(status);

        assertThat(refused(plain()))
                .isInstanceOf(ProviderException.Transient.class)
                .hasMessageContaining("" + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    void refusalThatWillNotPassIsPermanent(int status) {
        far.refuse(status);

        assertThat(refused(plain()))
                .isInstanceOf(ProviderException.Permanent.class)
                .hasMessageContaining("" + status);
    }

    @Test
    void wrongCredentialIsPermanentAndNotShown() {
        far.set(far.credentialKey(), "not-the-key");

        Throwable refused = refused(plain());

        assertThat(refused).isInstanceOf(ProviderException.Permanent.class).hasMessageContaining(far.credentialKey());
        assertThat(all(refused)).doesNotContain("not-the-key");
    }

    @Test
    void credentialThatNoHeaderCanHoldIsPermanentAndNotShown() {
        far.set(far.credentialKey(), "half\u0001secret");

        Throwable refused = refused(plain());

        assertThat(refused).isInstanceOf(ProviderException.Permanent.class);
        assertThat(all(refused)).doesNotContain("half");
    }

    @Test
    void failureShowsNoCredential() {
        open();
        far.drop();

        assertThat(all(lost())).doesNotContain(far.credential());
    }

    @Test
    void toolThatIsNoneIsPermanent() {
        Opening opening = new Opening(
                plain().language(),
                "",
                List.of(new Opening.Tool("look", "", "no schema")),
                List.of(),
                turns(),
                Optional.empty());

        assertThat(refused(opening))
                .isInstanceOf(ProviderException.Permanent.class)
                .hasMessageContaining("look");
    }

    @Test
    void vendorThatIsNotThereIsTransient() {
        far.close();

        assertThat(refused(plain())).isInstanceOf(ProviderException.Transient.class);
    }

    @Test
    void openingThatIsGivenUpLeavesNoConnection() {
        far.slowOpening(Duration.ofMillis(300));
        CompletableFuture<SpeechToSpeech.Stream> opening =
                far.client().open(plain(), reports).toCompletableFuture();

        far.awaitOpening();
        opening.cancel(true);

        far.awaitGone();
        assertThat(far.connections()).isZero();
        assertThat(reports.rest()).isEmpty();
    }

    @Test
    void closedConversationEndsItsConnectionAndTellsNothing() {
        far.pace(1);
        far.says("one two three four five");
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        reports.next(S2sEvent.Audio.class);
        stream.close();
        reports.rest();

        far.awaitGone();
        stream.interrupt(1, 100);
        turn(stream, SAID);
        assertThat(reports.rest()).isEmpty();
    }

    protected final ProviderException lost() {
        return reports.next(S2sEvent.Failed.class).cause();
    }

    private static String all(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
