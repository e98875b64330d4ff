package ai.beluga.voice.session;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.pipeline.VoiceEvent.CallerDigit;
import ai.beluga.voice.pipeline.VoiceEvent.EndRequested;
import ai.beluga.voice.pipeline.VoiceEvent.LineAudio;
import ai.beluga.voice.pipeline.VoiceEvent.Tick;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final List<VoiceEvent> handled = new ArrayList<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @Test
    void postedEventIsLeftToAnotherThread() {
        Mailbox mailbox = new Mailbox(waiting::add, handled::add);
        mailbox.open();

        mailbox.post(new Tick());
        assertThat(handled).isEmpty();
        waiting.remove().run();

        assertThat(handled).containsExactly(new Tick());
    }

    @Test
    void deliveredEventIsHandledAtOnceWhenNobodyIsAtIt() {
        Mailbox mailbox = new Mailbox(waiting::add, handled::add);
        mailbox.open();

        mailbox.deliver(new Tick());

        assertThat(handled).containsExactly(new Tick());
        assertThat(waiting).isEmpty();
    }

    @Test
    void urgentEventOvertakesWhatWaits() {
        Mailbox mailbox = new Mailbox(waiting::add, handled::add);
        mailbox.open();
        mailbox.post(new CallerDigit(1, '1'));
        mailbox.post(new CallerDigit(1, '2'));
        mailbox.post(new EndRequested(EndReason.DRAIN));

        waiting.remove().run();

        assertThat(handled)
                .containsExactly(new EndRequested(EndReason.DRAIN), new CallerDigit(1, '1'), new CallerDigit(1, '2'));
    }

    @Test
    void busyCallDoesNotKeepAForeignThread() {
        Mailbox mailbox = new Mailbox(waiting::add, handled::add);
        mailbox.open();
        for (int i = 0; i < 40; i++) {
            mailbox.post(new Tick());
        }

        waiting.remove().run();

        assertThat(handled).hasSize(32);
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        assertThat(handled).hasSize(40);
    }

    @Test
    void engineThatSpeaksBeforeTheSessionIsMadeIsHeardOnceItIs() {
        Mailbox mailbox = new Mailbox(waiting::add, handled::add);
        mailbox.post(new CallerDigit(1, '1'));
        mailbox.deliver(new Tick());

        assertThat(waiting).isEmpty();
        assertThat(handled).isEmpty();

        mailbox.open();
        waiting.remove().run();

        assertThat(handled).containsExactly(new CallerDigit(1, '1'), new Tick());
    }

    @Test
    void handlerThatThrowsDoesNotStopTheNextEvent() {
        Mailbox mailbox = new Mailbox(waiting::add, event -> {
            handled.add(event);
            if (event instanceof Tick) {
                throw new IllegalStateException("planted");
            }
        });
        mailbox.open();
        mailbox.post(new Tick());

        assertThat(org.assertj.core.api.Assertions.catchThrowable(waiting.remove()::run))
                .hasMessage("planted");
        mailbox.deliver(new CallerDigit(1, '1'));

        assertThat(handled).containsExactly(new Tick(), new CallerDigit(1, '1'));
    }

    @Test
    void refusedThreadEndsTheCallInsteadOfHangingIt() {
        Mailbox mailbox = new Mailbox(
                task -> {
                    throw new RejectedExecutionException("full");
                },
                handled::add);
        mailbox.open();

        mailbox.post(new CallerDigit(1, '1'));

        assertThat(handled).containsExactly(new EndRequested(EndReason.INTERNAL_ERROR), new CallerDigit(1, '1'));
    }

    @Test
    void audioBeyondTheBoundIsDroppedAndCountedAndNothingElse() {
        Mailbox mailbox = new Mailbox(waiting::add, handled::add);
        mailbox.open();
        for (int i = 0; i < Mailbox.MOST_WAITING + 10; i++) {
            mailbox.post(new LineAudio(1, 20L * i, new byte[160], 0));
        }
        mailbox.post(new CallerDigit(1, '1'));

        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }

        assertThat(mailbox.droppedFrames()).isEqualTo(10);
        assertThat(handled).hasSize(Mailbox.MOST_WAITING + 1).endsWith(new CallerDigit(1, '1'));
        assertThat(handled.getFirst())
                .as("what the caller said last is worth more than what was said first")
                .isInstanceOfSatisfying(
                        LineAudio.class,
                        first -> assertThat(first.timestampMillis()).isEqualTo(200));
    }

    @Test
    void manyThreadsAreSeenOneAtATimeAndNothingIsLost() throws InterruptedException {
        int threads = 8;
        int each = 5_000;
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        AtomicInteger count = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(threads * each);
        ExecutorService executor = Executors.newFixedThreadPool(4);
        Mailbox mailbox = new Mailbox(executor, event -> {
            if (inside.incrementAndGet() != 1) {
                overlaps.incrementAndGet();
            }
            count.incrementAndGet();
            inside.decrementAndGet();
            all.countDown();
        });
        mailbox.open();

        List<Thread> posters = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            boolean inline = thread % 2 == 0;
            posters.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < each; i++) {
                    if (inline) {
                        mailbox.deliver(new Tick());
                    } else {
                        mailbox.post(new Tick());
                    }
                }
            }));
        }
        for (Thread poster : posters) {
            poster.join();
        }

        assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(count).hasValue(threads * each);
        assertThat(overlaps).hasValue(0);
        executor.shutdownNow();
    }
}
