package ai.beluga.voice.simulator.nova;

import ai.beluga.voice.simulator.realtime.Script;
import ai.beluga.voice.simulator.realtime.Tally;
import ai.beluga.voice.simulator.realtime.Timing;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Nova Sonic on a loopback port. {@link #script} says what callers say and the model answers, {@link #mischief} makes it nasty,
 * {@link #timing} fast or slow; {@link #drop}, {@link #exception} and {@link #expire} act on the sessions there are.
 */
public final class NovaSimulator implements AutoCloseable {

    /** What an ended stream is called in {@link #await}. */
    public static final String GONE = "gone";

    private static final String REQUEST = "request";
    private static final long PATIENCE_SECONDS = 10;
    private static final Pattern PATH = Pattern.compile("/model/([^/]+)/invoke-with-bidirectional-stream");

    private final String accessKeyId;
    private final NovaMischief mischief = new NovaMischief();
    private final Script script = new Script();
    private final Timing timing = new Timing();
    private final Tally received = new Tally();
    private final BlockingQueue<String> violations = new LinkedBlockingQueue<>();
    private final List<NovaSession> sessions = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("simulator-clock").factory());
    private final AtomicLong open = new AtomicLong();
    private final NovaSurroundings around;
    private final EventLoopGroup threads = new NioEventLoopGroup(2);
    private final Channel listening;

    /** @param accessKeyId the only credential it accepts */
    public NovaSimulator(String accessKeyId) {
        this.accessKeyId = accessKeyId;
        this.around =
                new NovaSurroundings(script, mischief, timing, clock, new AtomicLong(), received, violations::add);
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

    /** Where it is reached. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort());
    }

    public Script script() {
        return script;
    }

    public NovaMischief mischief() {
        return mischief;
    }

    public Timing timing() {
        return timing;
    }

    /** What was done against the documentation, in words. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** Every session, ended ones too, in the order of their beginning. */
    public List<NovaSession> sessions() {
        return List.copyOf(sessions);
    }

    /** The session that began last. */
    public NovaSession session() {
        return sessions.getLast();
    }

    /** How many requests came, refused ones too. */
    public int requests() {
        return received.count(REQUEST);
    }

    /** Waits for the next event of this name from a client, or {@link #GONE}. */
    public void await(String name) {
        received.await(name, PATIENCE_SECONDS);
    }

    /** Waits for the next request, a refused one too. */
    public void awaitRequest() {
        await(REQUEST);
    }

    /** How many events of this name came. */
    public int count(String name) {
        return received.count(name);
    }

    /** How many streams are open. */
    public long connections() {
        return open.get();
    }

    /** Every connection reads nothing more and stays. */
    public void hang() {
        live().forEach(NovaSession::hang);
    }

    /** Every connection is cut. */
    public void drop() {
        live().forEach(NovaSession::drop);
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

    private List<NovaSession> live() {
        return sessions.stream().filter(session -> !session.isOver()).toList();
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
        sessions.add(session);
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
