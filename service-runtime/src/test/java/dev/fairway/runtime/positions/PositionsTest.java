package dev.fairway.runtime.positions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.runtime.testing.EmbeddedDatabase;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R7, I8: a position moves only with its row, and only by its owner")
@SuppressWarnings("NullAway.Init") // set before all
class PositionsTest {
    private static final TopicPartition WEB = new TopicPartition("t", 0);
    private static final Map<String, String> ID = Map.of("t", "id-1");

    private static EmbeddedDatabase database;
    private static Vertx vertx;
    private static Pool pool;

    private final Positions positions = new Positions(pool);

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.start();
        vertx = Vertx.vertx();
        pool = new Pool(PgBuilder.pool()
                .connectingTo(new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(database.port())
                        .setDatabase("postgres")
                        .setUser("postgres")
                        .setPassword("postgres"))
                .using(vertx)
                .build());
        sql("create table positions (topic text not null, part int not null, topic_id text not null,"
                + " epoch bigint not null, off bigint not null, primary key (topic, part))");
    }

    @AfterAll
    static void stop() {
        pool.close().await().indefinitely();
        vertx.close();
        database.close();
    }

    @BeforeEach
    void empty() {
        sql("truncate positions");
    }

    @Test
    void aNewDatabaseBeginsAtTheBeginningAndASecondLifeWhereTheFirstEnded() {
        assertThat(positions.take(List.of(WEB), ID)).containsEntry(WEB, 0L);
        assertThat(store(positions, 0, 1, 2)).isTrue();
        assertThat(new Positions(pool).take(List.of(WEB), ID)).containsEntry(WEB, 3L);
    }

    @Test
    void holesThatCompactionLeftDoNotMatter() {
        positions.take(List.of(WEB), ID);
        assertThat(store(positions, 7, 12)).isTrue();
        assertThat(store(positions, 40)).isTrue();
        assertThat(new Positions(pool).take(List.of(WEB), ID)).containsEntry(WEB, 41L);
    }

    @Test
    void whoLostAPartitionMovesNothing() {
        positions.take(List.of(WEB), ID);
        Positions successor = new Positions(pool);
        successor.take(List.of(WEB), ID);
        assertThat(store(positions, 0)).isFalse();
        assertThat(store(successor, 0)).isTrue();
        successor.lost(List.of(WEB));
        assertThat(store(successor, 1)).isFalse();
    }

    @Test
    void aBatchThatWasStoredIsNotStoredTwice() {
        positions.take(List.of(WEB), ID);
        Positions.Move move = positions.move(batch(0, 1));
        assertThat(execute(move)).isTrue();
        assertThat(execute(move)).isFalse();
    }

    @Test
    void aTopicThatWasMadeAnewIsReadFromItsBeginning() {
        positions.take(List.of(WEB), ID);
        assertThat(store(positions, 0, 1)).isTrue();
        assertThat(new Positions(pool).take(List.of(WEB), Map.of("t", "id-2"))).containsEntry(WEB, 0L);
    }

    private static boolean store(Positions positions, long... offsets) {
        Positions.Move move = positions.move(batch(offsets));
        boolean mine = execute(move);
        if (mine) {
            positions.moved(move);
        }
        return mine;
    }

    private static boolean execute(Positions.Move move) {
        return pool.preparedQuery("with " + Positions.MOVED + " select count(*) from moved")
                        .execute(move.tuple())
                        .await()
                        .indefinitely()
                        .iterator()
                        .next()
                        .getLong(0)
                == move.count();
    }

    private static ConsumerRecords<String, byte[]> batch(long... offsets) {
        return new ConsumerRecords<>(
                Map.of(
                        WEB,
                        Arrays.stream(offsets)
                                .mapToObj(off -> new ConsumerRecord<>("t", 0, off, "k", new byte[0]))
                                .toList()),
                Map.of());
    }

    private static void sql(String statement) {
        pool.query(statement).execute().await().indefinitely();
    }
}
