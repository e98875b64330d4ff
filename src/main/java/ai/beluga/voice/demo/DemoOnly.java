package ai.beluga.voice.demo;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Profile;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Hides what the page asks for outside of the demo profile, the upgrade of its media stream included. */
@WebFilter(urlPatterns = "/demo/*", asyncSupported = true)
public class DemoOnly implements Filter {

    private final Configuration configuration;

    @Inject
    public DemoOnly(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (configuration.profile() == Profile.DEMO) {
            chain.doFilter(request, response);
        } else {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
