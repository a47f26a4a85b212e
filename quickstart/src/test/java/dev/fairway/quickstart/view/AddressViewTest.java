package dev.fairway.quickstart.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class AddressViewTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void keepsTheHostnameAndSaysWhichPortIsServed() throws Exception {
        assertThat(AddressView.words(
                        "web.elb.example",
                        80,
                        JSON.readTree("{\"addresses\":[\"127.50.0.1\",\"127.50.0.2\"],\"ports\":{\"80\":20080}}")))
                .contains("--resolve web.elb.example:20080:127.50.0.1,127.50.0.2 http://web.elb.example:20080");
    }

    @Test
    void isEmptyForANameThatLeadsNowhere() throws Exception {
        assertThat(AddressView.words("web.elb.example", 80, JSON.readTree("{\"addresses\":[]}")))
                .isEmpty();
    }

    @Test
    void understandsTheWaysToWriteAService() {
        assertThat(Why.subject("web")).hasToString("default/web");
        assertThat(Why.subject("svc/web")).hasToString("default/web");
        assertThat(Why.subject("service/shop/web")).hasToString("shop/web");
        assertThat(Why.subject("shop/web")).hasToString("shop/web");
    }
}
