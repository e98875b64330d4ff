package ai.beluga.voice.provider.nova;

import ai.beluga.voice.speech.s2s.Burst;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithBidirectionalStreamInput;

/**
 * What waits to be sent, for AWS's client to ask for. Overflow rule <em>full ends the conversation</em>: to drop audio would lose
 * words without anybody knowing. Nothing is handed on with a lock held.
 */
final class InputPublisher implements Publisher<InvokeModelWithBidirectionalStreamInput>, Subscription {

    /** Twenty seconds of audio beside what may be given at once. */
    static final int MOST_EVENTS = 500 + Burst.messages(Duration.ofMillis(40));

    private final Queue<String> waiting = new ArrayDeque<>();
    private final AtomicInteger rounds = new AtomicInteger();
    private Optional<Subscriber<? super InvokeModelWithBidirectionalStreamInput>> subscriber = Optional.empty();
    private long wanted;
    private boolean ended;
    private boolean over;

    /** Takes an event; {@code false} when there is no room for it. What comes after the end goes nowhere. */
    boolean send(String event) {
        synchronized (waiting) {
            if (ended || over) {
                return true;
            }
            if (waiting.size() == MOST_EVENTS) {
                return false;
            }
            waiting.add(event);
        }
        drain();
        return true;
    }

    /** Nothing follows; what waits still leaves. */
    void end() {
        synchronized (waiting) {
            ended = true;
        }
        drain();
    }

    @Override
    public void subscribe(Subscriber<? super InvokeModelWithBidirectionalStreamInput> first) {
        synchronized (waiting) {
            subscriber = Optional.of(first);
        }
        first.onSubscribe(this);
        drain();
    }

    @Override
    public void request(long count) {
        synchronized (waiting) {
            wanted = wanted + count < 0 ? Long.MAX_VALUE : wanted + count;
        }
        drain();
    }

    @Override
    public void cancel() {
        synchronized (waiting) {
            over = true;
            waiting.clear();
        }
    }

    private void drain() {
        if (rounds.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            handOnAll();
            seen = rounds.addAndGet(-seen);
        } while (seen > 0);
    }

    private void handOnAll() {
        while (true) {
            Subscriber<? super InvokeModelWithBidirectionalStreamInput> target;
            String next;
            synchronized (waiting) {
                if (over || subscriber.isEmpty()) {
                    return;
                }
                target = subscriber.get();
                next = wanted > 0 ? waiting.poll() : null;
                if (next == null) {
                    over = ended && waiting.isEmpty();
                    if (!over) {
                        return;
                    }
                } else {
                    wanted--;
                }
            }
            if (next == null) {
                target.onComplete();
                return;
            }
            target.onNext(InvokeModelWithBidirectionalStreamInput.chunkBuilder()
                    .bytes(SdkBytes.fromUtf8String(next))
                    .build());
        }
    }
}
