package ai.beluga.voice.speech.fallback;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.audio.ToTelephone;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.function.Consumer;

/** Makes the audio of what a synthesizer reports telephone audio. Called in order, as events are. */
final class ToTelephoneEvents implements Consumer<TtsEvent> {

    private final ToTelephone toTelephone;
    private final Consumer<TtsEvent> events;

    ToTelephoneEvents(AudioFormat from, Consumer<TtsEvent> events) {
        this.toTelephone = new ToTelephone(from);
        this.events = events;
    }

    @Override
    public void accept(TtsEvent event) {
        events.accept(
                event instanceof TtsEvent.Audio audio
                        ? new TtsEvent.Audio(audio.segment(), toTelephone.convert(audio.segment(), audio.audio()))
                        : event);
    }
}
