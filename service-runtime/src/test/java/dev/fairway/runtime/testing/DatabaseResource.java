package dev.fairway.runtime.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code @WithTestResource(DatabaseResource.class)} gives a service a database. */
public final class DatabaseResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        EmbeddedDatabase started = EmbeddedDatabase.start();
        database = started;
        return started.quarkusConfig();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(database, field -> field.getType().equals(EmbeddedDatabase.class));
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
    }
}
