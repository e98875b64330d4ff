package ai.beluga.voice.twilio.security;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.GatewayKeys;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.twilio.PublicUrls;
import ai.beluga.voice.twilio.TwilioKeys;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stands before everything under {@code /twilio} and lets only Twilio's own requests pass. Runs before the upgrade to a
 * WebSocket; refuses browsers there, which always name their origin. Refusals carry no detail; the log does.
 */
public class SignatureFilter implements Filter {

    /** Twilio's forms have about 1 kB. */
    static final int MAX_BODY_BYTES = 64 * 1024;

    private static final int UNAVAILABLE_SECONDS = 5;

    private final Configuration configuration;
    private final RefusalLog refusals;

    @Inject
    public SignatureFilter(Configuration configuration, Ticker ticker) {
        this.configuration = configuration;
        this.refusals = new RefusalLog(ticker);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!configuration.isSet(GatewayKeys.PUBLIC_URL) || !configuration.isSet(TwilioKeys.AUTH_TOKEN)) {
            response.setIntHeader("Retry-After", UNAVAILABLE_SECONDS);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        Optional<HttpServletRequest> genuine = genuine(request, body);
        if (genuine.isPresent()) {
            chain.doFilter(genuine.get(), response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** The request as it goes on; empty when it is refused. */
    private Optional<HttpServletRequest> genuine(HttpServletRequest request, byte[] body) {
        SignedRequest signed = signed(request, body);
        PublicUrls urls = new PublicUrls(configuration.get(GatewayKeys.PUBLIC_URL));
        try {
            if (signed.upgrade() && request.getHeader("Origin") != null) {
                refusals.browser(urls.socket(path(signed)));
            } else if (new SignatureCheck(configuration.get(TwilioKeys.AUTH_TOKEN), urls).isGenuine(signed)) {
                return Optional.of(signed.upgrade() ? request : new BufferedRequest(request, body, all(signed)));
            } else {
                refusals.unsigned(urls.web(path(signed)), signed.signature().isPresent());
            }
        } catch (IllegalArgumentException unreadable) {
            refusals.unreadable(urls.web(path(signed)), unreadable);
        }
        return Optional.empty();
    }

    private static SignedRequest signed(HttpServletRequest request, byte[] body) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString();
        return new SignedRequest(
                query == null ? path : path + "?" + query,
                "websocket".equalsIgnoreCase(request.getHeader("Upgrade")),
                Optional.ofNullable(request.getContentType()).orElse(""),
                body,
                Optional.ofNullable(request.getHeader("X-Twilio-Signature")));
    }

    private static Map<String, List<String>> all(SignedRequest request) {
        Map<String, List<String>> parameters =
                new LinkedHashMap<>(FormBody.parse(request.query(), SignatureCheck.MAX_PARAMETERS));
        if (request.isForm()) {
            FormBody.parse(new String(request.body(), StandardCharsets.UTF_8), SignatureCheck.MAX_PARAMETERS)
                    .forEach((name, values) -> parameters
                            .computeIfAbsent(name, any -> new ArrayList<>())
                            .addAll(values));
        }
        return parameters;
    }

    /** Queries may hold anything and stay out of the log. */
    private static String path(SignedRequest request) {
        return request.target().replaceFirst("\\?.*", "");
    }
}
