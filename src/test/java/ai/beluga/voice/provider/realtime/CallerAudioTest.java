package ai.beluga.voice.provider.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.speech.s2s.Opening;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallerAudioTest {

    private final ByteArrayOutputStream left = new ByteArrayOutputStream();
    private int messages;

    @Test
    void vendorThatTakesTheTurnsHearsEverythingBitForBit() {
        CallerAudio audio = audio(Opening.Turns.VENDORS);
        byte[] line = noise(8_000);
        hear(audio, line);

        assertThat(left.toByteArray()).isEqualTo(line);
        assertThat(messages).isBetween(25, 27);
    }

    @Test
    void nothingLeavesBetweenTurns() {
        CallerAudio audio = audio(Opening.Turns.OURS);
        hear(audio, noise(80_000));

        assertThat(messages).isZero();
    }

    @Test
    void turnHasWhatSoundedShortlyBeforeItAndNoMore() {
        CallerAudio audio = audio(Opening.Turns.OURS);
        byte[] before = noise(80_000);
        byte[] turn = noise(4_001);
        hear(audio, before);
        audio.started();
        hear(audio, turn);
        audio.finished();

        int kept = CallerAudio.BEFORE_MILLIS * 8;
        assertThat(Arrays.copyOf(left.toByteArray(), kept))
                .isEqualTo(Arrays.copyOfRange(before, before.length - kept, before.length));
        assertThat(Arrays.copyOfRange(left.toByteArray(), kept, left.size())).isEqualTo(turn);
    }

    @Test
    void nextTurnHasNothingOfTheLast() {
        CallerAudio audio = audio(Opening.Turns.OURS);
        audio.started();
        hear(audio, noise(4_000));
        audio.finished();
        left.reset();
        byte[] next = noise(2_000);
        hear(audio, next);
        audio.started();
        audio.started();
        audio.finished();

        assertThat(left.toByteArray()).isEqualTo(next);
    }

    @Test
    void turnTooShortForTheVendorEndsInSilence() {
        CallerAudio audio = audio(Opening.Turns.OURS);
        audio.started();
        byte[] click = noise(100);
        hear(audio, click);
        audio.finished();

        assertThat(left.size()).isEqualTo(800);
        assertThat(left.toByteArray()).startsWith(click).endsWith(MuLaw.SILENCE);
    }

    @Test
    void soundThatWasNothingIsForgottenAndNothingLeavesBehindIt() {
        CallerAudio audio = audio(Opening.Turns.OURS);
        audio.started();
        hear(audio, noise(2_000));
        audio.withdrew();
        int soFar = messages;
        hear(audio, noise(80_000));

        assertThat(messages).isEqualTo(soFar);
        assertThat(left.size()).as("what the vendor still holds").isZero();
    }

    @Test
    void callerWhoBeganToSpeakJustBeforeItWasFoundToBeNothingLosesNoBeginning() {
        CallerAudio audio = audio(Opening.Turns.OURS);
        hear(audio, noise(1_000));
        audio.started();
        byte[] beginning = noise(2_001);
        hear(audio, beginning);
        audio.withdrew();
        byte[] turn = noise(4_000);
        hear(audio, turn);
        audio.started();
        audio.finished();

        assertThat(left.toByteArray()).hasSize(7_001).endsWith(turn);
        assertThat(Arrays.copyOfRange(left.toByteArray(), 1_000, 3_001)).isEqualTo(beginning);
    }

    @Test
    void whatWasSentIsNotTakenBackFromATurnThatIsOver() {
        CallerAudio audio = audio(Opening.Turns.OURS);
        audio.started();
        hear(audio, noise(4_000));
        audio.finished();
        audio.withdrew();

        assertThat(left.size()).isEqualTo(4_000);
    }

    private CallerAudio audio(Opening.Turns turns) {
        return new CallerAudio(turns, event -> {
            messages++;
            if (event.equals(ClientEvents.CLEAR)) {
                left.reset();
            } else {
                left.writeBytes(Base64.getDecoder().decode(Spoken.json(event).getString("audio")));
            }
        });
    }

    private static void hear(CallerAudio audio, byte[] line) {
        short[] samples = new short[line.length];
        MuLaw.decode(line, 0, line.length, samples, 0);
        for (int at = 0; at < samples.length; at += 160) {
            audio.accept(samples, at, Math.min(160, samples.length - at));
        }
    }

    /** Codes as they are after decoding: of the two zeroes only one. */
    private static byte[] noise(int length) {
        byte[] codes = new byte[length];
        new Random(length).nextBytes(codes);
        for (int i = 0; i < length; i++) {
            codes[i] = MuLaw.encode(MuLaw.decode(codes[i]));
        }
        return codes;
    }
}
