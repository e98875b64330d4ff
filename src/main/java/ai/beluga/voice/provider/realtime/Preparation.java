package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What happens until a conversation can be held: the vendor tells its session, is told ours, and, unless it goes on with a
 * conversation that it knows, what was said so far. Pure; called by one thread at a time.
 */
final class Preparation {

    private static final String UPDATE = "prepare";
    private static final String MU_LAW = "audio/pcmu";
    /** Half of what may wait to be sent, whose overflow ends the connection; what is older is left out. */
    private static final int MOST_HISTORY_CHARACTERS = 100_000;

    private static final int MOST_HISTORY_LINES = 400;

    private final Dialect dialect;
    private final Opening opening;
    private final Consumer<String> send;
    private Step step = Step.CONNECTED;
    private String conversationId = "";
    private Optional<Instant> expiry = Optional.empty();

    Preparation(Dialect dialect, Opening opening, Consumer<String> send) {
        this.dialect = dialect;
        this.opening = opening;
        this.send = send;
    }

    private enum Step {
        CONNECTED,
        ASKED,
        TAKEN_OVER
    }

    /** What an event has brought. */
    enum Progress {
        /** Nothing: it belongs to the conversation. */
        NOTHING,
        /** The vendor was told our session. */
        ASKED,
        /** The vendor has all it needs. */
        TAKEN_OVER
    }

    /** @throws ProviderException.Permanent when the opening cannot be put as the vendor wants it, or is not taken so */
    Progress take(JsonMessage event) {
        switch (event.text("type")) {
            case "session.created" -> {
                event.object("session").ifPresent(this::noteExpiry);
                if (step == Step.CONNECTED) {
                    step = Step.ASKED;
                    send.accept(ClientEvents.update(UPDATE, dialect.session(opening)));
                    return Progress.ASKED;
                }
            }
            case "conversation.created" ->
                event.object("conversation").ifPresent(created -> conversationId = created.text("id"));
            case "session.updated" -> {
                event.object("session").ifPresent(this::checkSound);
                event.object("session").ifPresent(this::noteExpiry);
                if (assumeConfirmed()) {
                    return Progress.TAKEN_OVER;
                }
            }
            default -> {} // the conversation's
        }
        return Progress.NOTHING;
    }

    /** The caller would hear noise if the vendor kept to another format; where it does not say, it is taken at its word. */
    private void checkSound(JsonMessage session) {
        String format = session.object("audio")
                .flatMap(audio -> audio.object("output"))
                .flatMap(output -> output.object("format"))
                .map(output -> output.text("type"))
                .orElse("");
        if (!format.isEmpty() && !format.equals(MU_LAW)) {
            throw new ProviderException.Permanent(dialect.faults().peer() + " does not speak mu-law");
        }
    }

    /** Goes on as if the session were confirmed; {@code false} when there is nothing to confirm. */
    boolean assumeConfirmed() {
        if (step != Step.ASKED) {
            return false;
        }
        step = Step.TAKEN_OVER;
        if (!goesOn()) {
            newest(opening.history()).stream()
                    .filter(line -> !line.text().isBlank())
                    .forEach(line -> send.accept(ClientEvents.message(line)));
        }
        return true;
    }

    private void noteExpiry(JsonMessage session) {
        if (dialect.tellsExpiry()) {
            expiry = session.number("expires_at")
                    .map(seconds -> Instant.ofEpochSecond(seconds.longValue()))
                    .or(() -> expiry);
        }
    }

    /** When the vendor says that the session ends, by the clock of its own; empty where it does not say. */
    Optional<Instant> expiry() {
        return expiry;
    }

    /** By which another stream may go on; empty where the vendor has none. */
    Optional<String> handle() {
        return dialect.resumes() && !conversationId.isEmpty() ? Optional.of(conversationId) : Optional.empty();
    }

    /** Whether it is over with this refusal. */
    boolean isRefusedBy(Refusal refusal) {
        return step != Step.TAKEN_OVER || refusal.eventId().equals(UPDATE);
    }

    private boolean goesOn() {
        return opening.resume().filter(conversationId::equals).isPresent();
    }

    private static List<Line> newest(List<Line> history) {
        int characters = 0;
        int from = history.size();
        while (from > 0 && history.size() - from < MOST_HISTORY_LINES) {
            characters += history.get(from - 1).text().length();
            if (characters > MOST_HISTORY_CHARACTERS) {
                break;
            }
            from--;
        }
        return history.subList(from, history.size());
    }
}
