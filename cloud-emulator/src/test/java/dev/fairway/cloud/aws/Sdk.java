package dev.fairway.cloud.aws;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** The unmodified SDK, without retries. */
record Sdk(ElasticLoadBalancingV2Client elb, Ec2Client ec2) implements AutoCloseable {

    static Sdk at(URI endpoint) {
        return at(endpoint, Duration.ofSeconds(20));
    }

    static Sdk at(URI endpoint, Duration patience) {
        StaticCredentialsProvider anyone =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));
        ClientOverrideConfiguration once = ClientOverrideConfiguration.builder()
                .retryStrategy(retries -> retries.maxAttempts(1))
                .apiCallTimeout(patience)
                .build();
        return new Sdk(
                ElasticLoadBalancingV2Client.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(anyone)
                        .overrideConfiguration(once)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build(),
                Ec2Client.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(anyone)
                        .overrideConfiguration(once)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build());
    }

    /** The error code with which a call is refused. */
    static String code(Runnable call) {
        try {
            call.run();
        } catch (AwsServiceException e) {
            return e.awsErrorDetails().errorCode();
        }
        return "none";
    }

    static String message(Runnable call) {
        try {
            call.run();
        } catch (AwsServiceException e) {
            return e.awsErrorDetails().errorMessage();
        }
        return "none";
    }

    @Override
    public void close() {
        elb.close();
        ec2.close();
    }
}
