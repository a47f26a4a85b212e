package dev.fairway.cluster.apiserver.select;

import static dev.fairway.cluster.apiserver.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cluster.apiserver.registry.Kinds;
import dev.fairway.cluster.apiserver.reply.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            a=b                  | true
            a==b                 | true
            a!=b                 | false
            z!=b                 | true
            a                    | true
            !a                   | false
            !z                   | true
            a in (b, c)          | true
            a notin (b,c)        | false
            z notin (b)          | true
            a=b,x/y=1            | true
            a=b,x/y=2            | false
            """)
    void matchesLabels(String selector, boolean matches) {
        assertThat(selects("", selector, "")).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            metadata.name=p                        | true
            metadata.name!=p                       | false
            metadata.namespace=d,spec.nodeName=n1  | true
            spec.nodeName=n2                       | false
            spec.nodeName!=n2                      | true
            """)
    void matchesFields(String selector, boolean matches) {
        assertThat(selects("", "", selector)).isEqualTo(matches);
    }

    @Test
    void matchesTheNamespace() {
        assertThat(selects("d", "", "")).isTrue();
        assertThat(selects("e", "", "")).isFalse();
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(Selection.parse(Kinds.POD, "", "a in", "")).isInstanceOf(Result.Refused.class);
        assertThat(Selection.parse(Kinds.POD, "", "", "spec.foo=1").toString())
                .contains("field label not supported: spec.foo");
    }

    private static boolean selects(String namespace, String labels, String fields) {
        var pod =
                tree("{'metadata':{'name':'p','namespace':'d','labels':{'a':'b','x/y':'1'}},'spec':{'nodeName':'n1'}}");
        return switch (Selection.parse(Kinds.POD, namespace, labels, fields)) {
            case Result.Ok<Selection> ok -> ok.value().matches(pod);
            case Result.Refused<Selection> refused -> throw new AssertionError(refused);
        };
    }
}
