package dev.fairway.cluster.apiserver.schema;

import static dev.fairway.cluster.apiserver.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.registry.Kinds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {

    @Test
    void unknownFieldsAreFoundAndDropped() {
        ObjectNode service = tree("{'spec':{'typo':1,'ports':[{'port':80,'prot':'x'}],'selector':{'any':'thing'}}}");
        assertThat(Schema.prune(Kinds.SERVICE, service).unknown())
                .containsExactlyInAnyOrder("spec.typo", "spec.ports[0].prot");
        assertThat(service).isEqualTo(tree("{'spec':{'ports':[{'port':80}],'selector':{'any':'thing'}}}"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'spec':{'ports':[{'port':'x'}]}}        | json: cannot unmarshal string into Go struct field ServicePort.spec.ports.port of type int32
            {'metadata':{'labels':{'a':1}}}          | json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string
            {'spec':{'selector':'x'}}                | json: cannot unmarshal string into Go struct field ServiceSpec.spec.selector of type map
            """)
    void valuesOfAnotherTypeAreNamedAsByGo(String service, String problem) {
        assertThat(Schema.prune(Kinds.SERVICE, tree(service)).mistyped()).containsExactly(problem);
    }

    @Test
    void whatHasAFormOfItsOwnPasses() {
        ObjectNode pod = tree("{'spec':{'containers':[{'name':'c','resources':{'limits':{'cpu':1,'memory':'1Gi'}},"
                + "'readinessProbe':{'httpGet':{'port':'http'}},'ports':[{'containerPort':80}]}]},"
                + "'metadata':{'managedFields':[{'fieldsV1':{'f:spec':{}}}]}}");
        Schema.Findings findings = Schema.prune(Kinds.POD, pod);
        assertThat(findings.unknown()).isEmpty();
        assertThat(findings.mistyped()).isEmpty();
        assertThat(pod.at("/metadata/managedFields/0/fieldsV1/f:spec").isMissingNode())
                .isFalse();
    }
}
