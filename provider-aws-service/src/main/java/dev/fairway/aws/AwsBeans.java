package dev.fairway.aws;

import dev.fairway.aws.clients.AwsClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the provider to the loop. */
@ApplicationScoped
public class AwsBeans {

    @Produces
    @Singleton
    AwsClients clients(AwsConfig config) {
        return AwsClients.open(config.region(), config.endpoint(), config.callTimeout());
    }

    @Produces
    @Singleton
    AwsProvider provider(AwsClients clients, AwsConfig config) {
        return new AwsProvider(clients, config.classes());
    }

    void close(@Disposes AwsClients clients) {
        clients.close();
    }
}
