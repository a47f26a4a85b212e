package dev.fairway.aws.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.aws.Given;
import dev.fairway.aws.annotations.Choices;
import dev.fairway.aws.facts.AwsFacts;
import dev.fairway.aws.facts.AwsFacts.Subnet;
import dev.fairway.contracts.outcome.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SubnetChoiceTest {
    private static final Map<String, String> ROLE = Map.of("kubernetes.io/role/elb", "1");
    private static final Map<String, String> CLUSTER = Map.of("kubernetes.io/cluster/laptop", "owned");

    @Test
    @DisplayName("A-11 one subnet per zone: role tag before cluster tag before the lowest id; odd zones left out")
    void onePerZone() {
        AwsFacts facts = new AwsFacts(
                "vpc-1",
                List.of(
                        Given.subnet("subnet-1", "a", CLUSTER),
                        Given.subnet("subnet-2", "a", ROLE),
                        Given.subnet("subnet-4", "b", CLUSTER),
                        Given.subnet("subnet-3", "b", CLUSTER),
                        Given.subnet("subnet-5", "c", Map.of()),
                        new Subnet("subnet-6", "lax-1", false, ROLE)),
                List.of());

        assertThat(choose(Given.service(), facts).ids()).containsExactly("subnet-2", "subnet-3");
    }

    @Test
    @DisplayName("A-12 no suitable subnet is a problem that names the tags")
    void none() {
        AwsFacts facts = new AwsFacts("vpc-1", List.of(Given.subnet("subnet-5", "c", Map.of())), List.of());

        assertThat(choose(Given.service(), facts).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("Could not find any suitable subnets")
                        .contains("kubernetes.io/role/elb"));
    }

    @Test
    void theAnnotationTakesIdsAndNames() {
        Given service = Given.service().annotation("subnets", "public-a, subnet-b");

        assertThat(choose(service, Given.facts()).ids()).containsExactly("subnet-a", "subnet-b");
    }

    @Test
    void aSubnetThatDoesNotExistIsNamedWithThoseThatDo() {
        SubnetChoice choice = choose(Given.service().annotation("subnets", "subnet-x"), Given.facts());

        assertThat(choice.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("'subnet-x'").contains("subnet-a, subnet-b"));
    }

    @Test
    void twoSubnetsOfOneZoneAreRefused() {
        AwsFacts facts = new AwsFacts(
                "vpc-1", List.of(Given.subnet("subnet-1", "a", ROLE), Given.subnet("subnet-2", "a", ROLE)), List.of());
        SubnetChoice choice = choose(Given.service().annotation("subnets", "subnet-1,subnet-2"), facts);

        assertThat(choice.problems()).extracting(Problem::reason).containsExactly("SubnetsShareZone");
    }

    private static SubnetChoice choose(Given service, AwsFacts facts) {
        return SubnetChoice.of("laptop", Choices.of(service.frontend()), facts);
    }
}
