package dev.fairway.reconciler.store;

import dev.fairway.reconciler.decide.Vanished;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sources that a new database knows only from what was asked of providers, when they are too many to have been deleted. */
final class Held {
    private static final String PRESENT = """
            select distinct m.turn, exists (
                select 1 from input i where i.topic = 'fairway.services' and i.about = m.turn) as met
              from message m
             where m.topic like 'fairway.desired.%' and m.body::json ->> 'type' = 'Present'""";

    private static final String ACCEPT = """
            delete from held h using input c
             where c.topic = 'fairway.clusters' and c.key = split_part(h.turn, '/', 1)
               and (c.body::json ->> 'acceptedDeletions')::bigint >= c.epoch""";

    /** @return what is held from now on */
    static Set<String> hold(SqlConnection connection) {
        List<String> all = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Row row : connection.query(PRESENT).execute().await().indefinitely()) {
            all.add(row.getString("turn"));
            if (!row.getBoolean("met")) {
                missing.add(row.getString("turn"));
            }
        }
        Set<String> waiting = Vanished.ofServices(all, missing).waiting();
        Tuple tuple = Tuple.tuple();
        tuple.addArrayOfString(waiting.toArray(String[]::new));
        connection
                .preparedQuery("insert into held (turn) select unnest($1::text[]) on conflict do nothing")
                .execute(tuple)
                .await()
                .indefinitely();
        accept(connection);
        return waiting;
    }

    /** An operator lets through what is held by raising a cluster's accepted deletions to the watcher's epoch. */
    static void accept(SqlConnection connection) {
        connection.query(ACCEPT).execute().await().indefinitely();
    }

    private Held() {}
}
