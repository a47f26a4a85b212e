package dev.fairway.cluster.apiserver.patch;

import static dev.fairway.cluster.apiserver.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.registry.Kinds;
import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.reply.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'a':1}             | {'op':'add','path':'/b','value':2}               | {'a':1,'b':2}
            {'l':[1,3]}         | {'op':'add','path':'/l/1','value':2}             | {'l':[1,2,3]}
            {'l':[1]}           | {'op':'add','path':'/l/-','value':2}             | {'l':[1,2]}
            {'l':[1,2]}         | {'op':'remove','path':'/l/0'}                    | {'l':[2]}
            {'a':1}             | {'op':'replace','path':'/a','value':[2]}         | {'a':[2]}
            {'a':{'x':1}}       | {'op':'move','from':'/a/x','path':'/b'}          | {'a':{},'b':1}
            {'a':[1]}           | {'op':'copy','from':'/a','path':'/b'}            | {'a':[1],'b':[1]}
            {'a':{'b/c~d':1}}   | {'op':'replace','path':'/a/b~1c~0d','value':2}   | {'a':{'b/c~d':2}}
            {'a':1}             | {'op':'test','path':'/a','value':1}              | {'a':1}
            {'a':1}             | {'op':'test','path':'/b','value':null}           | {'a':1}
            """)
    void applies(String document, String operation, String expected) {
        assertThat(patched(document, operation)).isEqualTo(Result.ok(tree(expected)));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'a':1}   | {'op':'test','path':'/a','value':2}          | testing value /a failed: test failed
            {'a':1}   | {'op':'test','path':'/a','value':null}       | testing value /a failed: test failed
            {'a':1}   | {'op':'remove','path':'/b'}                  | remove operation does not apply: doc is missing path: /b: missing value
            {'a':1}   | {'op':'replace','path':'/b','value':1}       | replace operation does not apply: doc is missing path: /b: missing value
            {'a':1}   | {'op':'add','path':'/b/c','value':1}         | add operation does not apply: doc is missing path: /b/c: missing value
            {'l':[1]} | {'op':'add','path':'/l/7','value':1}         | add operation does not apply: doc is missing path: /l/7: missing value
            """)
    void refusesWith422(String document, String operation, String why) {
        assertThat(patched(document, operation)).isInstanceOfSatisfying(Result.Refused.class, refused -> {
            Refusal refusal = (Refusal) refused.refusal();
            assertThat(refusal.code()).isEqualTo(422);
            assertThat(refusal.details().path("causes").path(0).path("message").asText())
                    .isEqualTo(why);
        });
    }

    @Test
    void leavesTheDocumentAloneWhenOneOperationFails() {
        ObjectNode document = tree("{'a':1}");
        JsonNode patch = tree("{'p':[{'op':'add','path':'/b','value':1},{'op':'test','path':'/a','value':2}]}")
                .path("p");
        assertThat(new Patch(Patch.Form.JSON, patch).apply(Kinds.SERVICE, document))
                .isInstanceOf(Result.Refused.class);
        assertThat(document).isEqualTo(tree("{'a':1}"));
    }

    private static Result<ObjectNode> patched(String document, String operation) {
        JsonNode patch = tree("{'p':[" + operation + "]}").path("p");
        return new Patch(Patch.Form.JSON, patch).apply(Kinds.SERVICE, tree(document));
    }
}
