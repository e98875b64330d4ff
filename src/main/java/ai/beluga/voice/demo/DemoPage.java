package ai.beluga.voice.demo;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Profile;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** Serves the page and what it is made of, from where the server itself does not serve. */
@WebServlet({"", "/demo/assets/*"})
public class DemoPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String FOLDER = "/WEB-INF/demo/";
    private static final Map<String, String> FILES = Map.of(
            "index.html", "text/html;charset=UTF-8",
            "page.css", "text/css;charset=UTF-8",
            "page.js", "text/javascript;charset=UTF-8",
            "phone.js", "text/javascript;charset=UTF-8",
            "mulaw.js", "text/javascript;charset=UTF-8",
            "capture-worklet.js", "text/javascript;charset=UTF-8",
            "playback-worklet.js", "text/javascript;charset=UTF-8");

    private final transient Configuration configuration;

    @Inject
    public DemoPage(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String file = file(request);
        String type = FILES.get(file);
        // Asked here too: the server does not call filters of the empty path for it.
        if (type == null || configuration.profile() != Profile.DEMO) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(type);
        response.setHeader("Content-Security-Policy", "default-src 'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-cache");
        try (InputStream content = getServletContext().getResourceAsStream(FOLDER + file)) {
            content.transferTo(response.getOutputStream());
        }
    }

    private static String file(HttpServletRequest request) {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        return path.equals("/") ? "index.html" : path.substring(1);
    }
}
