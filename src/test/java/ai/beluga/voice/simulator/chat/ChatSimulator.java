package ai.beluga.voice.simulator.chat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Streams answers as the public reference "Chat Completions, streaming" has it: thinks for a while, says its first sentence
 * fast, as models that write faster than people speak do, and the rest a word at a time. Functions it wants called come in
 * pieces. What a client does against the reference is in {@link #violations}.
 */
public final class ChatSimulator implements AutoCloseable {

    private static final Duration THINKING = Duration.ofMillis(250);
    private static final Duration FAST = Duration.ofMillis(20);
    private static final Duration SLOW = Duration.ofMillis(300);

    private final ServerSocket listening;
    private final AtomicInteger calls = new AtomicInteger();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private volatile Function<ChatQuestion, ChatMove> mind;
    private volatile Runnable asked = () -> {};

    /** @param answers makes the answer to what the caller said last */
    public ChatSimulator(UnaryOperator<String> answers) {
        mind = plain(answers);
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread.ofPlatform().daemon().name("chat-simulator").start(this::acceptAll);
    }

    private static Function<ChatQuestion, ChatMove> plain(UnaryOperator<String> answers) {
        return question -> new ChatMove.Say(answers.apply(question.words()));
    }

    /** Who decides from now on what it does. */
    public void mind(Function<ChatQuestion, ChatMove> decides) {
        mind = decides;
    }

    /** It answers what the caller said last. */
    public void answers(UnaryOperator<String> answers) {
        mind = plain(answers);
    }

    /** What clients did against the reference. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Runs this at each question, before it is thought about. */
    public void whenAsked(Runnable action) {
        asked = action;
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The simulator is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            ChatQuestion question = new ChatQuestion(read(socket.getInputStream()));
            violations.addAll(question.violations());
            asked.run();
            LockSupport.parkNanos(THINKING.toNanos());
            answer(socket.getOutputStream(), mind.apply(question));
        } catch (IOException gone) {
            // Nobody waits for the answer any more.
        }
    }

    private void answer(OutputStream out, ChatMove move) throws IOException {
        send(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        switch (move) {
            case ChatMove.Say say -> say(out, say.words());
            case ChatMove.Call call -> call(out, call.functions());
        }
        event(out, "[DONE]");
        send(out, "0\r\n\r\n");
    }

    private static void say(OutputStream out, String words) throws IOException {
        Duration pace = FAST;
        for (String word : words.split("(?<= )", -1)) {
            event(out, delta(Json.createObjectBuilder().add("content", word).build(), "null"));
            pace = word.strip().endsWith(".") ? SLOW : pace;
            LockSupport.parkNanos(pace.toNanos());
        }
        event(out, delta(JsonObject.EMPTY_JSON_OBJECT, "\"stop\""));
    }

    /** Of each function first the name, then the arguments in two pieces, which only their index tells whose they are. */
    private void call(OutputStream out, List<ChatMove.Function> functions) throws IOException {
        for (int index = 0; index < functions.size(); index++) {
            ChatMove.Function function = functions.get(index);
            JsonObjectBuilder first = Json.createObjectBuilder()
                    .add("index", index)
                    .add("id", "call_" + calls.incrementAndGet())
                    .add("type", "function")
                    .add("function", named(function.name()));
            event(out, toolCall(first));
            String arguments = function.arguments();
            int middle = arguments.length() / 2;
            event(out, toolCall(more(index, arguments.substring(0, middle))));
            event(out, toolCall(more(index, arguments.substring(middle))));
        }
        event(out, delta(JsonObject.EMPTY_JSON_OBJECT, "\"tool_calls\""));
    }

    private static JsonObjectBuilder named(String name) {
        return Json.createObjectBuilder().add("name", name).add("arguments", "");
    }

    private static JsonObjectBuilder more(int index, String arguments) {
        return Json.createObjectBuilder()
                .add("index", index)
                .add("function", Json.createObjectBuilder().add("arguments", arguments));
    }

    private static String toolCall(JsonObjectBuilder call) {
        return delta(
                Json.createObjectBuilder()
                        .add("tool_calls", Json.createArrayBuilder().add(call))
                        .build(),
                "null");
    }

    private static void event(OutputStream out, String data) throws IOException {
        String event = "data: " + data + "\n\n";
        send(out, Integer.toHexString(event.getBytes(UTF_8).length) + "\r\n" + event + "\r\n");
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    private static String delta(JsonObject delta, String finishReason) {
        return "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":"
                + "[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":" + finishReason + "}]}";
    }

    private static JsonObject read(InputStream stream) throws IOException {
        InputStream in = new BufferedInputStream(stream);
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        try (JsonReader reader = Json.createReader(new StringReader(new String(in.readNBytes(length), UTF_8)))) {
            return reader.readObject();
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n' && octet >= 0; octet = in.read()) {
            line.write(octet);
        }
        return line.toString(US_ASCII).strip();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
