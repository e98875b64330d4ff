package ai.beluga.voice.load.server;

import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderBoard;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.tts.TextToSpeech;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Makes a measurement begin with engines that work: opens each once, then forgets what went wrong before. 503 when one does not open. */
@WebServlet("/load/heal")
public class HealPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Opening NOTHING =
            new Opening(Locale.US, "", List.of(), List.of(), Opening.Turns.OURS, Optional.empty());

    private final transient ProviderBoard board;

    @Inject
    public HealPage(ProviderBoard board) {
        this.board = board;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        for (Chain<?> chain : board.chains()) {
            for (Chain.Link<?> link : chain.links()) {
                try {
                    open(link.engine());
                } catch (CompletionException closed) {
                    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                    response.getWriter().print(link.name() + ": " + closed.getCause());
                    return;
                }
                link.health().force(ProviderHealth.Force.NONE);
            }
        }
        response.getWriter().print("well");
    }

    private static void open(Object engine) {
        switch (engine) {
            case SpeechToText recogniser ->
                recogniser
                        .open(Locale.US, event -> {})
                        .toCompletableFuture()
                        .join()
                        .close();
            case TextToSpeech voice ->
                voice.open(Locale.US, event -> {}).toCompletableFuture().join().close();
            case SpeechToSpeech model ->
                model.open(NOTHING, event -> {}).toCompletableFuture().join().close();
            default -> {} // an agent has nothing to open
        }
    }
}
