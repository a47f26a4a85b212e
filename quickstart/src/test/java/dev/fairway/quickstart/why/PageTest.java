package dev.fairway.quickstart.why;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void tellsEachHopWithItsTimeAndEndsWithTheVerdict() {
        Told told = Told.ready()
                .entry(
                        "fairway.endpoints",
                        "laptop/default/web-abc",
                        "{'namespace':'default','service':'web','endpoints':[{'ready':true},"
                                + "{'ready':false,'terminating':true}]}")
                .entry("fairway.backends", "laptop/default/web/http", "{'targets':[{},{}]}")
                .call(
                        "'time':'2026-01-01T10:00:01.123456Z','op':'CreateLoadBalancer','status':200,'durationMs':3.5,"
                                + "'resource':'arn:aws:elasticloadbalancing:us-east-1:0:loadbalancer/net/web-1','mutating':true");

        String page = String.join("\n", Page.of(told.facts()));

        assertThat(page)
                .containsSubsequence(
                        "Service default/web, uid u1",
                        "kubernetes",
                        "type LoadBalancer, class fairway.dev/aws-nlb, our finalizer is set",
                        "ports 80/TCP",
                        "watcher      10:00:00.002",
                        "2 endpoints of it: 1 ready, 1 terminating, in 1 slice",
                        "reconciler   10:00:00.003  Claimed",
                        "wants of aws: Present, generation 7",
                        "backends laptop/default/web/http: 2 targets",
                        "Ready, of generation 7",
                        "10:00:01.123 CreateLoadBalancer             200 3.5 ms  loadbalancer/net/web-1",
                        "wrote web.elb.example",
                        "Now: Nothing: it works.");
    }

    @Test
    void mentionsAnEarlierObjectOfTheNameThatIsStillBeingRemoved() {
        Told told = Told.ready().outcomeOf("u0", "aws", 3, "{'type':'Progressing','reason':'Deleting','message':'…'}");

        assertThat(String.join("\n", Page.of(told.facts()))).contains("an earlier Service of this name, uid u0");
    }

    @Test
    void pointsAtDeadLetters() {
        Told told = Told.ready().entry("fairway.dead-letters.reconciler", "x", "{}");

        assertThat(Page.of(told.facts()).getLast()).contains("1 record could not be read", "dead-letters");
    }
}
