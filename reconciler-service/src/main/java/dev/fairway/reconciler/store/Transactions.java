package dev.fairway.reconciler.store;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.util.function.Function;

/** A transaction in blocking style, for the workers that channels run on. */
public final class Transactions {

    public static <T> T in(Pool pool, Function<SqlConnection, T> work) {
        SqlConnection connection = pool.getConnection().await().indefinitely();
        try {
            Transaction transaction = connection.begin().await().indefinitely();
            try {
                T result = work.apply(connection);
                transaction.commit().await().indefinitely();
                return result;
            } catch (RuntimeException e) {
                rollBack(transaction, e);
                throw e;
            }
        } finally {
            connection.close().await().indefinitely();
        }
    }

    private static void rollBack(Transaction transaction, RuntimeException cause) {
        try {
            transaction.rollback().await().indefinitely();
        } catch (RuntimeException alsoFailed) { // the connection is gone, and the transaction with it
            cause.addSuppressed(alsoFailed);
        }
    }

    private Transactions() {}
}
