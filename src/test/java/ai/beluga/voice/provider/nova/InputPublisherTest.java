package ai.beluga.voice.provider.nova;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.bedrockruntime.model.BidirectionalInputPayloadPart;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithBidirectionalStreamInput;

class InputPublisherTest {

    private final InputPublisher publisher = new InputPublisher();
    private final List<String> got = new ArrayList<>();

    @Test
    void onlyWhatIsAskedForLeavesAndInOrder() {
        publisher.send("one");
        publisher.subscribe(new Collector());
        assertThat(got).isEmpty();

        publisher.request(2);
        publisher.send("two");
        publisher.send("three");
        assertThat(got).containsExactly("one", "two");

        publisher.request(5);
        assertThat(got).containsExactly("one", "two", "three");
    }

    @Test
    void endComesBehindWhatWaits() {
        publisher.subscribe(new Collector());
        publisher.send("one");
        publisher.end();
        publisher.send("too late");
        assertThat(got).isEmpty();

        publisher.request(5);
        publisher.end();

        assertThat(got).containsExactly("one", "complete");
    }

    @Test
    void tooMuchThatWaitsIsToldAndNothingAfterACancelIs() {
        for (int i = 0; i < InputPublisher.MOST_EVENTS; i++) {
            assertThat(publisher.send("event")).isTrue();
        }
        assertThat(publisher.send("event")).isFalse();

        publisher.cancel();

        assertThat(publisher.send("event")).isTrue();
        publisher.subscribe(new Collector());
        publisher.request(10);
        assertThat(got).isEmpty();
    }

    private final class Collector implements Subscriber<InvokeModelWithBidirectionalStreamInput> {

        @Override
        public void onSubscribe(Subscription subscription) {
            assertThat(subscription).isSameAs(publisher);
        }

        @Override
        public void onNext(InvokeModelWithBidirectionalStreamInput event) {
            got.add(((BidirectionalInputPayloadPart) event).bytes().asUtf8String());
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            got.add("complete");
        }
    }
}
