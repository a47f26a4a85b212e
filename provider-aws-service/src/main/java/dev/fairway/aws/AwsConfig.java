package dev.fairway.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where AWS is and what is served. Credentials are the SDK's own business: environment, profile, web identity, instance. */
@ConfigMapping(prefix = "fairway.aws")
public interface AwsConfig {

    /** Load balancer classes that this provider serves; peers' names, such as service.k8s.aws/nlb, can be added. */
    @WithDefault("fairway.dev/aws-nlb")
    List<String> classes();

    /** The region of the balancers. */
    @WithDefault("${AWS_REGION:us-east-1}")
    String region();

    /** Endpoint of ELBv2 and EC2, where it is not AWS itself. */
    @WithName("endpoint")
    @WithDefault("${AWS_ENDPOINT_URL:}")
    Optional<URI> endpoint();

    /** After this a call counts as unanswered. Must be shorter than the lease of an owner, 10 s. */
    @WithDefault("6s")
    Duration callTimeout();
}
