package ai.beluga.voice.provider.nova;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.config.Secret;
import ai.beluga.voice.time.Timers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.ProtocolNegotiation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithBidirectionalStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithBidirectionalStreamResponseHandler;

/** AWS's client, made with the first conversation: a gateway that has none loads none of it. */
@Singleton
public class BedrockClient {

    /** Longer than any stream lives; silence of the vendor is no fault, callers may be silent. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);
    /** How long the vendor may take to say goodbye. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final int MOST_STREAMS = 1_000;

    private final Configuration configuration;
    private final Executor executor;
    private final Timers timers;
    private @Nullable BedrockRuntimeAsyncClient client;

    @Inject
    BedrockClient(Configuration configuration, ManagedExecutorService executor, Timers timers) {
        this(configuration, (Executor) executor, timers);
    }

    BedrockClient(Configuration configuration, Executor executor, Timers timers) {
        this.configuration = configuration;
        this.executor = executor;
        this.timers = timers;
    }

    /**
     * Begins a conversation.
     *
     * @return done when the vendor has accepted it; fails with a {@link ai.beluga.voice.speech.ProviderException}. Cancelling gives
     *     it up, also when it opens later
     */
    CompletableFuture<NovaStream> open(String model, NovaStream stream) {
        InvokeModelWithBidirectionalStreamRequest request = InvokeModelWithBidirectionalStreamRequest.builder()
                .modelId(model)
                .build();
        InvokeModelWithBidirectionalStreamResponseHandler handler =
                InvokeModelWithBidirectionalStreamResponseHandler.builder()
                        .onResponse(response -> stream.answered())
                        .onError(stream::ended)
                        .subscriber(InvokeModelWithBidirectionalStreamResponseHandler.Visitor.builder()
                                .onChunk(chunk -> stream.event(chunk.bytes().asUtf8String()))
                                .build())
                        .build();
        CompletableFuture<Void> running;
        try {
            if (configuration.isSet(NovaKeys.ACCESS_KEY_ID)) {
                // What is wrong with it is told here as what it is; AWS's client wraps what it is thrown.
                var unusedCredential = configured();
            }
            running = client().invokeModelWithBidirectionalStream(request, stream.publisher(), handler);
        } catch (RuntimeException unusable) {
            stream.ended(unusable);
            return stream.ready();
        }
        var unused = running.whenComplete((done, failure) -> stream.ended(failure));
        var unusedEnd =
                stream.given().whenComplete((done, failure) -> timers.schedule(GRACE, () -> running.cancel(true)));
        var unusedReady = stream.ready().whenComplete((opened, failure) -> {
            if (stream.ready().isCancelled()) {
                stream.close();
                running.cancel(true);
            }
        });
        return stream.ready();
    }

    private synchronized BedrockRuntimeAsyncClient client() {
        if (client == null) {
            client = build();
        }
        return client;
    }

    private BedrockRuntimeAsyncClient build() {
        Optional<URI> address = configuration.isSet(NovaKeys.BASE_URL)
                ? Optional.of(configuration.get(NovaKeys.BASE_URL))
                : Optional.empty();
        NettyNioAsyncHttpClient.Builder http = NettyNioAsyncHttpClient.builder()
                .protocol(Protocol.HTTP2)
                .maxConcurrency(MOST_STREAMS)
                .connectionTimeout(CONNECTED_WITHIN)
                .readTimeout(LONGEST_SILENCE)
                .writeTimeout(LONGEST_SILENCE);
        if (address.filter(url -> url.getScheme().equals("http")).isPresent()) {
            http.protocolNegotiation(ProtocolNegotiation.ASSUME_PROTOCOL);
        }
        BedrockRuntimeAsyncClientBuilder builder = BedrockRuntimeAsyncClient.builder()
                .region(Region.of(configuration.get(NovaKeys.REGION)))
                .credentialsProvider(credentials())
                .httpClientBuilder(http)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .asyncConfiguration(async ->
                        async.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, executor));
        address.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private AwsCredentialsProvider credentials() {
        return configuration.isSet(NovaKeys.ACCESS_KEY_ID)
                ? this::configured
                : DefaultCredentialsProvider.builder().build();
    }

    private AwsCredentials configured() {
        String id = sendable(NovaKeys.ACCESS_KEY_ID);
        String secret = configuration.current(NovaKeys.SECRET_ACCESS_KEY).reveal();
        return configuration.isSet(NovaKeys.SESSION_TOKEN)
                ? AwsSessionCredentials.create(id, secret, sendable(NovaKeys.SESSION_TOKEN))
                : AwsBasicCredentials.create(id, secret);
    }

    /** AWS's client finds only as it sends that a header cannot hold it, and tells it like a lost connection. */
    private String sendable(Key<Secret> key) {
        String value = configuration.current(key).reveal();
        if (value.strip().chars().anyMatch(sign -> sign <= ' ' || sign > '~')) {
            throw NovaFaults.unsendable(key.name());
        }
        return value;
    }

    /** Ends the client; conversations still open are cut. */
    @PreDestroy
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
