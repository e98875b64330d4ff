package ai.beluga.voice.ops.operator;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Secret;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Lets nobody in who does not present the operator's token; without one configured there is nothing to be found, and
 * while the one configured may not be used nobody has it.
 */
@WebFilter(urlPatterns = "/operator/*", asyncSupported = true)
public class OperatorFilter implements Filter {

    private static final String SCHEME = "Bearer ";

    private final Configuration configuration;

    @Inject
    public OperatorFilter(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<String> header = Optional.ofNullable(((HttpServletRequest) request).getHeader("Authorization"));
        int refusal = refusal(header);
        if (refusal == 0) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse answer = (HttpServletResponse) response;
        if (refusal == HttpServletResponse.SC_UNAUTHORIZED) {
            answer.setHeader("WWW-Authenticate", "Bearer");
        }
        answer.sendError(refusal);
    }

    /** The status to refuse with; 0 to let pass. */
    int refusal(Optional<String> authorization) {
        if (!configuration.isSet(OperatorKeys.TOKEN)) {
            return HttpServletResponse.SC_NOT_FOUND;
        }
        List<Secret> tokens = configuration.currentIfAllowed(OperatorKeys.TOKEN).orElse(List.of());
        boolean known = authorization
                .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(text -> new Secret(text.substring(SCHEME.length()).strip()))
                .filter(tokens::contains)
                .isPresent();
        return known ? 0 : HttpServletResponse.SC_UNAUTHORIZED;
    }
}
