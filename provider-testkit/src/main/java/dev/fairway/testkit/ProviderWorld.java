package dev.fairway.testkit;

import dev.fairway.contracts.model.Frontend;
import dev.fairway.spi.Backends;
import dev.fairway.spi.CloudProvider;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.Spec;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A cloud to try a provider on, real or emulated, empty at first.
 *
 * @param <S> the provider's specs
 * @param <F> its facts
 */
public interface ProviderWorld<S extends Spec, F> extends AutoCloseable {
    CloudProvider<S, F> provider();

    ClusterScope scope();

    /** Knows the backend sets of every {@link #sample}. */
    Backends backends();

    /** A frontend that can be made. Its uid follows from the name. */
    Frontend sample(String name, int... ports);

    /** Ways to change a sample into another frontend that can be made, by a word for what they change. */
    Map<String, UnaryOperator<Frontend>> changes();

    /** The sample with something that this cloud cannot do. */
    Frontend bad(Frontend sample);

    /** The cloud needs a moment, as before a deletion that was refused is tried again. */
    void passTime();

    @Override
    void close();
}
