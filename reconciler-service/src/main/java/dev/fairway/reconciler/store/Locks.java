package dev.fairway.reconciler.store;

import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.TreeSet;

/** Row locks on turns, in one sorted order; a turn never seen before gets its row first. */
public final class Locks {

    public static void take(SqlConnection connection, Collection<Turn> turns) {
        String[] keys = new TreeSet<>(turns).stream().map(Turn::key).toArray(String[]::new);
        lock(connection, keys);
    }

    public static void lock(SqlConnection connection, String[] sortedKeys) {
        Tuple tuple = Tuple.tuple();
        tuple.addArrayOfString(sortedKeys);
        connection
                .preparedQuery("insert into turn (key) select unnest($1::text[]) on conflict do nothing")
                .execute(tuple)
                .await()
                .indefinitely();
        connection
                .preparedQuery("select key from turn where key = any($1::text[]) order by key for update")
                .execute(tuple)
                .await()
                .indefinitely();
    }

    private Locks() {}
}
