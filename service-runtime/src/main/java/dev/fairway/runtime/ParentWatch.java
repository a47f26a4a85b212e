package dev.fairway.runtime;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Ends this process when the one that started it is gone; set by the quickstart, never in a cluster. */
@ApplicationScoped
class ParentWatch {
    private static final Logger LOG = Logger.getLogger(ParentWatch.class);

    private final Instance<Optional<Long>> parent;

    ParentWatch(@ConfigProperty(name = "fairway.parent.pid") Instance<Optional<Long>> parent) {
        this.parent = parent;
    }

    void watch(@Observes StartupEvent event) {
        parent.get().ifPresent(pid -> {
            Runnable end = () -> {
                LOG.warn("the process that started this one is gone; ending");
                Quarkus.asyncExit(0);
            };
            ProcessHandle.of(pid).map(ProcessHandle::onExit).ifPresentOrElse(exit -> exit.thenRun(end), end);
        });
    }
}
