package dev.fairway.provider;

import dev.fairway.contracts.model.ProviderAnnouncement.DomainRule;
import dev.fairway.spi.CloudProvider;
import dev.fairway.testkit.fake.FakeCloud;
import dev.fairway.testkit.fake.FakeProvider;
import dev.fairway.testkit.fake.FakeSpec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The provider of the service under test. */
@Singleton
public class FakeBeans {
    @Produces
    @Singleton
    FakeCloud cloud() {
        return new FakeCloud();
    }

    @Produces
    @Singleton
    CloudProvider<FakeSpec, FakeProvider.Facts> provider(FakeCloud cloud) {
        return new FakeProvider(cloud, DomainRule.SOURCE);
    }
}
