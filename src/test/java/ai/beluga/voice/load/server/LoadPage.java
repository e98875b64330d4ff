package ai.beluga.voice.load.server;

import ai.beluga.voice.gateway.Gateway;
import ai.beluga.voice.speech.ProviderId;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers the measurements: how much audio came in, how many calls there are, what a call's memory holds, and TwiML that leads to the bare echo. */
@WebServlet({"/load/samples", "/load/calls", "/load/dropped", "/load/heard", "/load/voice"})
public class LoadPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient CountedTurns turns;
    private final transient HeardReplies heard;
    private final transient Gateway gateway;

    @Inject
    public LoadPage(@ProviderId("counted") CountedTurns turns, HeardReplies heard, Gateway gateway) {
        this.turns = turns;
        this.heard = heard;
        this.gateway = gateway;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .print(
                        switch (request.getServletPath()) {
                            case "/load/samples" -> "" + turns.samples();
                            case "/load/calls" -> "" + gateway.count();
                            case "/load/dropped" -> "" + heard.dropped();
                            default -> String.join("\n", heard.of(request.getParameter("call")));
                        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/xml;charset=UTF-8");
        response.getWriter()
                .print("<?xml version=\"1.0\"?><Response><Connect><Stream url=\"ws://" + request.getServerName() + ":"
                        + request.getServerPort() + "/load/echo\"/></Connect></Response>");
    }
}
