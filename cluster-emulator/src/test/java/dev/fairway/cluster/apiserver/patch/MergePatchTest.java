package dev.fairway.cluster.apiserver.patch;

import static dev.fairway.cluster.apiserver.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of RFC 7386 appendix A that are about objects. */
class MergePatchTest {

    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'a':'b'}           | {'a':'c'}                | {'a':'c'}
            {'a':'b'}           | {'b':'c'}                | {'a':'b','b':'c'}
            {'a':'b'}           | {'a':null}               | {}
            {'a':'b','b':'c'}   | {'a':null}               | {'b':'c'}
            {'a':['b']}         | {'a':'c'}                | {'a':'c'}
            {'a':'c'}           | {'a':['b']}              | {'a':['b']}
            {'a':{'b':'c'}}     | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}
            {'a':[{'b':'c'}]}   | {'a':[1]}                | {'a':[1]}
            {'e':null}          | {'a':1}                  | {'e':null,'a':1}
            {}                  | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}
            """)
    void followsTheRfc(String document, String patch, String expected) {
        assertThat(MergePatch.apply(tree(document), tree(patch))).isEqualTo(tree(expected));
    }
}
