package ai.beluga.voice.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoOnlyTest {

    private final List<ServletRequest> served = new ArrayList<>();
    private final List<Object> errors = new ArrayList<>();

    @Test
    void inTheDemoEverythingIsServed() throws IOException, ServletException {
        request("demo");

        assertThat(served).hasSize(1);
        assertThat(errors).isEmpty();
    }

    @Test
    void inProductionNothingIsThere() throws IOException, ServletException {
        request("prod");

        assertThat(served).isEmpty();
        assertThat(errors).containsExactly(HttpServletResponse.SC_NOT_FOUND);
    }

    private void request(String profile) throws IOException, ServletException {
        FilterChain chain = (request, response) -> served.add(request);
        HttpServletRequest request = fake(HttpServletRequest.class, (proxy, method, arguments) -> {
            throw new UnsupportedOperationException(method.getName());
        });
        HttpServletResponse response = fake(HttpServletResponse.class, (proxy, method, arguments) -> {
            assertThat(method.getName()).isEqualTo("sendError");
            errors.add(arguments[0]);
            return null;
        });
        new DemoOnly(Configurations.of("mp.config.profile", profile)).doFilter(request, response, chain);
    }

    private static <T> T fake(Class<T> type, InvocationHandler behaviour) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
    }
}
