package ai.beluga.voice.twilio.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request and what became of it; only what the filter may touch is there, all else fails. */
final class FakeExchange {

    private final Map<String, String> headers = new HashMap<>();
    private final String path;
    private final Optional<String> query;
    private InputStream body = InputStream.nullInputStream();
    private int status = 200;
    private Optional<ServletRequest> passed = Optional.empty();

    FakeExchange(String target) {
        int mark = target.indexOf('?');
        this.path = mark < 0 ? target : target.substring(0, mark);
        this.query = mark < 0 ? Optional.empty() : Optional.of(target.substring(mark + 1));
    }

    FakeExchange header(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    FakeExchange form(String text) {
        return header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .body(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    FakeExchange body(InputStream bytes) {
        body = bytes;
        return this;
    }

    FakeExchange through(SignatureFilter filter) throws IOException, ServletException {
        FilterChain chain = (request, response) -> passed = Optional.of(request);
        filter.doFilter(
                fake(HttpServletRequest.class, this::request), fake(HttpServletResponse.class, this::response), chain);
        return this;
    }

    int status() {
        return status;
    }

    Optional<HttpServletRequest> passed() {
        return passed.map(HttpServletRequest.class::cast);
    }

    private @Nullable Object request(String method, Object[] arguments) {
        return switch (method) {
            case "getHeader" -> headers.get(((String) arguments[0]).toLowerCase(Locale.ROOT));
            case "getContentType" -> headers.get("content-type");
            case "getRequestURI" -> "/context" + path;
            case "getContextPath" -> "/context";
            case "getQueryString" -> query.orElse(null);
            case "getInputStream" -> new Bytes(body);
            default -> throw new AssertionError("the filter asked for " + method);
        };
    }

    private @Nullable Object response(String method, Object[] arguments) {
        switch (method) {
            case "sendError" -> status = (int) arguments[0];
            case "setIntHeader" -> headers.put("answer " + arguments[0], String.valueOf(arguments[1]));
            default -> throw new AssertionError("the filter used " + method);
        }
        return null;
    }

    private interface Answers {
        @Nullable
        Object to(String method, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Answers answers) {
        InvocationHandler handler = (proxy, method, arguments) ->
                answers.to(method.getName(), arguments == null ? new Object[0] : arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static final class Bytes extends ServletInputStream {
        private final InputStream bytes;

        private Bytes(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public boolean isFinished() {
            throw new AssertionError("not asked for");
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new AssertionError("not asked for");
        }
    }
}
