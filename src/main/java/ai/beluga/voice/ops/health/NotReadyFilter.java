package ai.beluga.voice.ops.health;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers 503 on Twilio's paths until the start is done. Says no more than that: the paths are public, the reasons are
 * on {@code /health/ready}. A drain passes: live calls still need their webhooks, and new ones a polite answer.
 */
public class NotReadyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial") // the container never writes filters
    Readiness readiness;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (readiness.isStarted()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println("The gateway is not ready to take calls; /health/ready tells why.");
    }
}
