package ai.beluga.voice.phone.wire;

/** What a webhook answered; {@code contentType} is empty where none was given. */
public record Answer(int status, String contentType, String body) {

    /** Whether the request was accepted (200 to 299). */
    public boolean isSuccess() {
        return status / 100 == 2;
    }
}
