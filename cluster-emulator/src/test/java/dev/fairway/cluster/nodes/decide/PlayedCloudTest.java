package dev.fairway.cluster.nodes.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlayedCloudTest {
    private static final String AZURE =
            "azure:///subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/";

    @ParameterizedTest
    @CsvSource({
        "aws:///us-east-1a/i-0123456789abcdef0, aws, us-east-1, us-east-1a, 0",
        "aws:///eu-central-1c/i-0f, aws, eu-central-1, eu-central-1c, 2",
        "gce://project/us-central1-b/name, gcp, us-central1, us-central1-b, 1",
        AZURE + "vm-3, azure, eastus, eastus-3, 2",
        AZURE + "vm, azure, eastus, eastus-1, 0",
    })
    void a_provider_id_says_where_the_node_is(String id, String cloud, String region, String zone, int index) {
        assertThat(PlayedCloud.place(id)).contains(new Place(cloud, region, zone, index));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kind://docker/kind/node", "aws:///us-east-1a/", "aws:///us-east-1a/ip-10-0-0-1"})
    void other_nodes_are_not_ours_to_play(String id) {
        assertThat(PlayedCloud.place(id)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_first_nodes_of_a_cloud_are_spread_over_three_zones(PlayedCloud cloud) {
        for (int n = 1; n <= 6; n++) {
            Place place = PlayedCloud.place(cloud.firstProviderId(n)).orElseThrow();

            assertThat(place.cloud()).isEqualTo(cloud.title());
            assertThat(place.zoneIndex()).isEqualTo((n - 1) % 3);
        }
    }
}
