package dev.fairway.aws;

import dev.fairway.aws.facts.AwsFacts;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.testkit.ProviderContract;
import dev.fairway.testkit.ProviderWorld;

class AwsProviderTest implements ProviderContract<AwsSpec, AwsFacts> {

    @Override
    public ProviderWorld<AwsSpec, AwsFacts> open() {
        return new AwsWorld();
    }
}
