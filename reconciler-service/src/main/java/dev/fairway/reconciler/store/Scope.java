package dev.fairway.reconciler.store;

import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * A cluster's record or an announcement concerns sources that another transaction may be storing at the same moment, which
 * neither of the two would see: who stores the first waits for all others, and they for it.
 */
enum Scope {
    SOME("select pg_advisory_xact_lock_shared(7001)"),
    ALL("select pg_advisory_xact_lock(7001)");

    private final String lock;

    Scope(String lock) {
        this.lock = lock;
    }

    void enter(SqlConnection connection) {
        connection.preparedQuery(lock).execute().await().indefinitely();
    }
}
