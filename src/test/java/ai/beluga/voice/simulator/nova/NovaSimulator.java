package ai.beluga.voice.simulator.nova;

import ai.beluga.voice.simulator.realtime.ModelSimulator;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Nova Sonic on a loopback port. {@link #script} says what callers say and the model answers, {@link #mischief} makes it nasty,
 * {@link #timing} fast or slow; {@link #drop}, {@link #exception} and {@link #expire} act on the sessions there are.
 */
public final class NovaSimulator extends ModelSimulator<NovaSession> {

    private static final String REQUEST = "request";
    private static final Pattern PATH = Pattern.compile("/model/([^/]+)/invoke-with-bidirectional-stream");

    private final String accessKeyId;
    private final NovaMischief mischief = new NovaMischief();
    private final AtomicLong open = new AtomicLong();
    private final NovaSurroundings around;
    private final EventLoopGroup threads = new NioEventLoopGroup(2);
    private final Channel listening;

    /** @param accessKeyId the only credential it accepts */
    public NovaSimulator(String accessKeyId) {
        this.accessKeyId = accessKeyId;
        this.around =
                new NovaSurroundings(script(), mischief, timing(), clock, new AtomicLong(), received, violations::add);
        this.listening = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection
                                .pipeline()
                                .addLast(Http2FrameCodecBuilder.forServer().build(), multiplexed());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    private Http2MultiplexHandler multiplexed() {
        return new Http2MultiplexHandler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel stream) {
                stream.pipeline().addLast(new NovaStreamHandler(NovaSimulator.this));
            }
        });
    }

    @Override
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort());
    }

    public NovaMischief mischief() {
        return mischief;
    }

    /** How many requests came, refused ones too. */
    public int requests() {
        return received.count(REQUEST);
    }

    /** Waits for the next request, a refused one too. */
    public void awaitRequest() {
        await(REQUEST);
    }

    /** How many streams are open. */
    @Override
    public long connections() {
        return open.get();
    }

    /** Every connection reads nothing more and stays. */
    public void hang() {
        live().forEach(NovaSession::hang);
    }

    /**
     * Every session ends with this error.
     *
     * @param type as modelled, e.g. {@code throttlingException}
     */
    public void exception(String type, String message) {
        live().forEach(session -> session.exception(type, message));
    }

    /** Every session is eight minutes old now. */
    public void expire() {
        exception("modelTimeoutException", "Model has timed out in processing the request.");
    }

    /** What is wrong with a request: the kind of error it is refused with. */
    Optional<String> wrong(Http2Headers headers) {
        received.add(REQUEST);
        open.incrementAndGet();
        String authorization = String.valueOf(headers.get("authorization"));
        if (!PATH.matcher(headers.path()).matches()) {
            violations.add("there is no " + headers.path());
            return Optional.of("ResourceNotFoundException");
        }
        if (!String.valueOf(headers.get("content-type")).equals("application/vnd.amazon.eventstream")) {
            violations.add("the request is of type " + headers.get("content-type"));
        }
        boolean known = authorization.startsWith("AWS4-HMAC-SHA256 ")
                && authorization.contains("Credential=" + accessKeyId + "/")
                && authorization.contains("/bedrock/aws4_request");
        return known ? Optional.empty() : Optional.of("AccessDeniedException");
    }

    NovaSession begin(NovaWire wire, String path) {
        Matcher model = PATH.matcher(path);
        String name = model.matches() ? URLDecoder.decode(model.group(1), StandardCharsets.UTF_8) : "";
        NovaSession session = new NovaSession(around, wire, name);
        began(session);
        return session;
    }

    void violated(String what) {
        violations.add(what);
    }

    void gone() {
        open.decrementAndGet();
        received.add(GONE);
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        var unused = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        clock.shutdownNow();
    }
}
