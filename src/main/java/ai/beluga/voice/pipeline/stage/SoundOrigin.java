package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.pipeline.stage.EchoWatch.Match;
import ai.beluga.voice.turn.InterruptionSettings;
import ai.beluga.voice.turn.SoundSource;
import ai.beluga.voice.turn.SpeechEdge;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells of each sound that is heard while the agent speaks, or just after, where it comes from: compares it with our own audio
 * while it lasts, and looks at its level. Tells again when the answer changes.
 */
final class SoundOrigin {

    private static final int SAMPLES_PER_MILLI = 8;
    /** Less sound tells nothing. */
    private static final int LEAST_MILLIS = 160;

    private static final int EVERY_MILLIS = 80;
    /** Alone this is proof: the greatest that other voices reached is 0.59, and that over 160 ms only. */
    private static final double SURE = 0.7;
    /** Twice at the same lag this is proof. */
    private static final double LIKE = 0.6;
    /** At the lag of an earlier echo this is proof. */
    private static final double AS_BEFORE = 0.4;

    private static final double UNLIKE = 0.25;
    /** So many answers in a row end an echo: for a moment it is unlike itself where the agent is soft. */
    private static final int ANSWERS_TO_END = 5;
    /** One is enough when the sound is 6 dB above the echo: somebody speaks over it. */
    private static final double LOUDER = 4;

    private final EchoWatch watch = new EchoWatch();
    private final double leastPower;
    private final boolean looksForEcho;
    private final Consumer<VoiceEvent> mailbox;
    private final SoundLevel level = new SoundLevel();
    private boolean sounding;
    private int soundMillis;
    private int nextMillis;
    private int unlike;
    private boolean echo;
    private double echoPower;
    private Match last = Match.NONE;
    private Match proven = Match.NONE;
    private Optional<SoundSource> told = Optional.empty();

    /** @param settings what is background, and whether echo is looked for */
    SoundOrigin(InterruptionSettings settings, Consumer<VoiceEvent> mailbox) {
        this.leastPower = SoundLevel.power(settings.leastLevel());
        this.looksForEcho = settings.echo();
        this.mailbox = mailbox;
    }

    void at(long nowNanos) {
        watch.at(nowNanos);
    }

    /** The line from now on: what is known of another says nothing of it. */
    Line watching(Line line) {
        sounding = false;
        echo = false;
        echoPower = 0;
        last = Match.NONE;
        proven = Match.NONE;
        told = Optional.empty();
        level.forget();
        return watch.watching(line);
    }

    void edge(SpeechEdge edge) {
        switch (edge) {
            case SpeechEdge.Started started -> {
                sounding = true;
                soundMillis = (int) (started.atMillis() - started.startMillis());
                nextMillis = Math.max(LEAST_MILLIS, soundMillis);
                told = Optional.empty();
                echo = false;
                unlike = 0;
                last = Match.NONE;
                judgeWhenDue();
            }
            case SpeechEdge.Sustained sustained -> {}
            case SpeechEdge.Stopped stopped -> {
                sounding = false;
                level.forget();
            }
        }
    }

    void heard(short[] samples, int length) {
        watch.heard(samples, length);
        level.add(samples, length, sounding);
        if (sounding) {
            soundMillis += length / SAMPLES_PER_MILLI;
            judgeWhenDue();
        }
    }

    /** An echo was found on this line: what is as loud is measured against it. */
    boolean knowsAnEcho() {
        return echoPower > 0;
    }

    private void judgeWhenDue() {
        if (soundMillis < nextMillis || !watch.mayEcho()) {
            return;
        }
        nextMillis = soundMillis + EVERY_MILLIS;
        Match match = looksForEcho ? watch.match(soundMillis * SAMPLES_PER_MILLI) : Match.NONE;
        if (isEcho(match)) {
            echo = true;
            unlike = 0;
            proven = match;
            // Only what is like us is echo: whoever begins to speak over it is not to raise the bar.
            echoPower = match.likeness() * match.likeness() * match.power();
        } else {
            boolean louder = match.power() >= LOUDER * echoPower;
            boolean differs = match.likeness() < (louder ? AS_BEFORE : UNLIKE);
            unlike += differs ? louder ? ANSWERS_TO_END : 1 : 0;
            echo &= unlike < ANSWERS_TO_END;
        }
        boolean open = !echo && told.isEmpty() && match.likeness() >= LIKE;
        last = match;
        if (!open) {
            tell(echo ? SoundSource.ECHO : level.active() < leastPower ? SoundSource.BACKGROUND : SoundSource.CALLER);
        }
    }

    private boolean isEcho(Match match) {
        return match.likeness() >= SURE
                || match.likeness() >= LIKE && last.likeness() >= LIKE && match.agrees(last)
                || match.likeness() >= AS_BEFORE && match.agrees(proven);
    }

    private void tell(SoundSource source) {
        if (told.isEmpty() || told.get() != source) {
            told = Optional.of(source);
            mailbox.accept(new VoiceEvent.SoundJudged(source));
        }
    }
}
