package dev.fairway.aws.clients;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * The two services that a Network Load Balancer is made of. Nothing retries here: retrying, waiting and budgets are
 * provider-runtime's. Credentials come from the SDK's default chain.
 */
public record AwsClients(ElasticLoadBalancingV2Client elb, Ec2Client ec2) implements AutoCloseable {

    static {
        // HttpURLConnection repeats a POST by itself when a kept connection turns out to be closed: a call made twice
        // without anybody knowing. It also keeps only five idle connections unless told otherwise.
        System.setProperty("sun.net.http.retryPost", "false");
        System.setProperty("http.maxConnections", "64");
    }

    /**
     * @param endpoint of both services, where it is not AWS itself
     * @param timeout after which a call's effect is unknown
     */
    public static AwsClients open(String region, Optional<URI> endpoint, Duration timeout) {
        SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                .socketTimeout(timeout)
                .build();
        return new AwsClients(
                with(ElasticLoadBalancingV2Client.builder(), region, endpoint, timeout)
                        .httpClient(http)
                        .build(),
                with(Ec2Client.builder(), region, endpoint, timeout)
                        .httpClient(http)
                        .build());
    }

    private static <B extends AwsClientBuilder<B, C>, C> B with(
            B builder, String region, Optional<URI> endpoint, Duration timeout) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(Region.of(region))
                .overrideConfiguration(config ->
                        config.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(timeout));
    }

    @Override
    public void close() {
        elb.close();
        ec2.close();
    }
}
