package dev.fairway.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.Kind;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R3, R4: what a record's value turns out to be")
class CodecTest {
    private static final Codec<Desired> DESIRED = Codec.of(Desired.class);
    private static final Codec<Sample> SAMPLE = Codec.of(Sample.class);
    private static final SourceRef WEB = new SourceRef("laptop", Kind.SERVICE, "shop", "web");

    enum Colour {
        RED
    }

    record Inner(String must) {}

    record Sample(
            String name,
            @Nullable String may,
            @Nullable Colour colour,
            @Nullable Inner inner) {}

    @Test
    void onlyANullValueIsATombstone() {
        assertThat(DESIRED.decode(null)).isInstanceOf(Decoded.Tombstone.class);
        assertThat(DESIRED.decode(new byte[0])).isInstanceOf(Decoded.Unreadable.class);
        assertThat(DESIRED.decode(bytes("null"))).isInstanceOf(Decoded.Unreadable.class);
        assertThat(DESIRED.decode(bytes("  "))).isInstanceOf(Decoded.Unreadable.class);
    }

    @Test
    void whatIsWrittenIsRead() {
        Desired absent = new Desired.Absent(WEB.toString(), WEB, "u1", "c1", 7);
        assertThat(DESIRED.decode(DESIRED.encode(absent))).isEqualTo(new Decoded.Read<>(absent));
    }

    @Test
    void fieldsOfANewerVersionAreIgnored() {
        assertThat(SAMPLE.decode(bytes("{'name':'a','new':{'deep':[1]}}")))
                .isEqualTo(new Decoded.Read<>(new Sample("a", null, null, null)));
    }

    @Test
    void anUnknownVariantOrConstantWaitsForANewerReader() {
        assertThat(DESIRED.decode(bytes("{'type':'Frozen','uid':'u1'}"))).isInstanceOf(Decoded.Newer.class);
        assertThat(SAMPLE.decode(bytes("{'name':'a','colour':'BLUE'}"))).isInstanceOf(Decoded.Newer.class);
        assertThat(Codec.of(Outcome.class)
                        .decode(bytes("{'source':'laptop/service/shop/web','uid':'u','writer':'aws','generation':1,"
                                + "'phase':{'type':'Dreaming'},'addresses':[],'ended':[]}")))
                .isInstanceOf(Decoded.Newer.class);
    }

    @Test
    void aVariantWithoutItsTypeIsGarbage() {
        assertThat(DESIRED.decode(bytes("{'uid':'u1'}"))).isInstanceOf(Decoded.Unreadable.class);
    }

    @Test
    void whatPostgreSqlCannotStoreIsGarbage() {
        assertThat(SAMPLE.decode(bytes("{'name':'a\\u0000'}"))).isInstanceOf(Decoded.Unreadable.class);
        assertThat(SAMPLE.decode("{\"name\":\"a\0\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Decoded.Unreadable.class);
        assertThat(SAMPLE.decode(bytes("{'name':'a\\\\u0000'}")))
                .as("an escaped backslash before u0000 is ordinary text")
                .isEqualTo(new Decoded.Read<>(new Sample("a\\u0000", null, null, null)));
    }

    @Test
    void aRecordWithoutWhatItMustHaveIsGarbage() {
        assertThat(Codec.of(ServiceSnapshot.class).decode(bytes("{}"))).isInstanceOf(Decoded.Unreadable.class);
        assertThat(SAMPLE.decode(bytes("{'name':'a','inner':{}}")))
                .isEqualTo(new Decoded.Unreadable<>("'inner.must' is missing"));
    }

    @Test
    void aReasonNeverRepeatsTheValue() {
        assertThat(SAMPLE.decode(bytes("{'name':'secret',,}")))
                .isInstanceOfSatisfying(
                        Decoded.Unreadable.class, u -> assertThat(u.reason()).doesNotContain("secret"));
        assertThat(SAMPLE.decode(bytes("{'name':'a'} trailing"))).isInstanceOf(Decoded.Unreadable.class);
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
