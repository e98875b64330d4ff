package ai.beluga.voice.simulator.nova;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/** One HTTP/2 stream: frames become events and back. Runs on its connection's thread, but for what a session sends. */
final class NovaStreamHandler extends ChannelInboundHandlerAdapter implements NovaWire {

    private static final String EVENT_STREAM = "application/vnd.amazon.eventstream";

    private final NovaSimulator simulator;
    private final MessageDecoder decoder = new MessageDecoder(this::outer);
    private Optional<NovaSession> session = Optional.empty();
    private volatile Optional<ChannelHandlerContext> channel = Optional.empty();

    NovaStreamHandler(NovaSimulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        channel = Optional.of(context);
        try {
            if (frame instanceof Http2HeadersFrame headers) {
                begin(context, headers);
            } else if (frame instanceof Http2DataFrame data && session.isPresent()) {
                byte[] bytes = new byte[data.content().readableBytes()];
                data.content().readBytes(bytes);
                decoder.feed(bytes);
            }
        } finally {
            ReferenceCountUtil.release(frame);
        }
    }

    private void begin(ChannelHandlerContext context, Http2HeadersFrame request) {
        NovaMischief mischief = simulator.mischief();
        Optional<String> wrong = simulator.wrong(request.headers());
        if (mischief.refuseWith != 0) {
            refuse(context, mischief.refuseWith, mischief.refuseAs);
        } else if (wrong.isPresent()) {
            refuse(context, 403, wrong.get());
        } else {
            session = Optional.of(simulator.begin(this, request.headers().path().toString()));
            if (mischief.slowAnswer.isZero()) {
                accept(context);
            } else {
                var unused = context.executor()
                        .schedule(() -> accept(context), mischief.slowAnswer.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private static void accept(ChannelHandlerContext context) {
        var unused = context.writeAndFlush(new DefaultHttp2HeadersFrame(
                new DefaultHttp2Headers().status("200").add("content-type", EVENT_STREAM)));
    }

    private static void refuse(ChannelHandlerContext context, int status, String type) {
        var unused = context.write(new DefaultHttp2HeadersFrame(new DefaultHttp2Headers()
                .status(Integer.toString(status))
                .add("content-type", "application/json")
                .add("x-amzn-errortype", type)));
        var unusedEnd = context.writeAndFlush(
                new DefaultHttp2DataFrame(Unpooled.copiedBuffer("{\"message\":\"refused\"}", UTF_8), true));
    }

    /** What was signed; an empty one ends the client's side. */
    private void outer(Message signed) {
        if (!signed.getHeaders().containsKey(":chunk-signature")) {
            simulator.violated("an event without a signature");
        }
        if (signed.getPayload().length > 0) {
            inner(Message.decode(ByteBuffer.wrap(signed.getPayload())));
        }
    }

    private void inner(Message message) {
        String type = message.getHeaders().get(":event-type").getString();
        if (!type.equals("chunk")) {
            simulator.violated("no event but chunks: " + type);
            return;
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(message.getPayload()))) {
            String json =
                    new String(Base64.getDecoder().decode(reader.readObject().getString("bytes")), UTF_8);
            session.ifPresent(open -> open.take(json));
        }
    }

    @Override
    public void event(String json) {
        String bytes = Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
        send(":event-type", "chunk", "event", "{\"bytes\":\"" + bytes + "\"}", false);
    }

    @Override
    public void exception(String type, String message) {
        send(":exception-type", type, "exception", "{\"message\":\"" + message + "\"}", true);
    }

    private void send(String typeHeader, String type, String kind, String payload, boolean last) {
        Map<String, HeaderValue> headers = Map.of(
                ":message-type",
                HeaderValue.fromString(kind),
                typeHeader,
                HeaderValue.fromString(type),
                ":content-type",
                HeaderValue.fromString("application/json"));
        ByteBuf whole = Unpooled.wrappedBuffer(new Message(headers, payload.getBytes(UTF_8)).toByteBuffer());
        int piece = simulator.mischief().pieceBytes > 0 ? simulator.mischief().pieceBytes : whole.readableBytes();
        channel.ifPresent(context -> context.executor().execute(() -> {
            while (whole.readableBytes() > piece) {
                var unused = context.writeAndFlush(new DefaultHttp2DataFrame(whole.readRetainedSlice(piece), false));
            }
            var unused = context.writeAndFlush(new DefaultHttp2DataFrame(whole, last));
        }));
    }

    @Override
    public void end() {
        channel.ifPresent(context -> context.executor().execute(() -> {
            var unused = context.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.EMPTY_BUFFER, true));
        }));
    }

    @Override
    public void drop() {
        channel.ifPresent(context -> {
            var unused = context.channel().parent().close();
        });
    }

    /** The connection reads nothing more, pings neither. */
    @Override
    public void hang() {
        channel.ifPresent(context -> {
            var unused = context.channel().parent().config().setAutoRead(false);
        });
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        session.ifPresent(NovaSession::gone);
        simulator.gone();
    }

    /** The client reset the stream, or the connection broke. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var unused = context.close();
    }
}
