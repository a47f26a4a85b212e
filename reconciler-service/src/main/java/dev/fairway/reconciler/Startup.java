package dev.fairway.reconciler;

import dev.fairway.reconciler.send.Outputs;
import dev.fairway.reconciler.store.Store;
import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.positions.PositionSeeker;
import dev.fairway.runtime.positions.Positions;
import dev.fairway.runtime.retry.Retrying;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What happens before the first record, and the beans that channels are configured with. */
@ApplicationScoped
public class Startup {

    /** After the topics were made, before channels start. */
    void begin(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 10) StartupEvent event,
            Beginning beginning,
            Outputs outputs,
            Unparking unparking,
            ReconcileLoop loop,
            Retrying retrying) {
        retrying.untilDone("take over what was published before", beginning::prepare);
        retrying.untilDone("see which topics were made anew", outputs::check);
        retrying.untilDone("read again what was parked", unparking::readAgain);
        if (!beginning.isOver() && retrying.untilDone("see how far was read", beginning::reachedEnds)) {
            loop.settle();
        }
    }

    @Produces
    @Singleton
    Positions positions(Pool pool) {
        return new Positions(pool);
    }

    @Produces
    @ApplicationScoped
    @Identifier("positions")
    KafkaConsumerRebalanceListener seeker(
            Positions positions, KafkaSettings kafka, Retrying retrying, Assignments assignments) {
        return new PositionSeeker(positions, kafka, retrying, assignments);
    }

    /** A new owner sends what the old one may have left unsent. */
    @ApplicationScoped
    public static class Assignments implements PositionSeeker.Assigned {
        private final Republishing republishing;
        private final Store store;
        private final Retrying retrying;

        Assignments(Republishing republishing, Store store, Retrying retrying) {
            this.republishing = republishing;
            this.store = store;
            this.retrying = retrying;
        }

        @Override
        public void assigned(Map<TopicPartition, Long> next) {
            next.forEach((partition, offset) -> {
                if (offset == 0) {
                    retrying.untilDone("forget old epochs", () -> store.forgetEpochs(partition.topic()));
                }
            });
            republishing.soon();
        }

        @Override
        public void revoked(Collection<TopicPartition> partitions) {
            // the fence keeps what is still under way from being stored
        }
    }
}
