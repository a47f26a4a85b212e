package dev.fairway.quickstart.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.quickstart.supervise.PartState;
import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void followsAServiceFromHopToHop() {
        Told told = Told.stored();
        assertThat(waitsFor(told)).contains("watcher to publish its snapshot");
        told.snapshot();
        assertThat(waitsFor(told)).contains("reconciler to claim it");
        told.outcome("reconciler", 0, "{'type':'Claimed'}");
        assertThat(waitsFor(told)).contains("status to set our finalizer");
        told.finalizer();
        assertThat(waitsFor(told)).contains("reconciler to say what it wants of a provider");
        told.desired("Present", 7);
        assertThat(waitsFor(told)).contains("aws to say anything");
        told.outcome("aws", 5, "{'type':'Ready'}");
        assertThat(waitsFor(told)).contains("aws to get to generation 7; it speaks of 5");
        told.outcome("aws", 7, "{'type':'Progressing','reason':'Provisioning','message':'AWS says provisioning'}");
        assertThat(waitsFor(told)).contains("a ready pod", "Provisioning: AWS says provisioning");
        told.endpoint(/* ready= */ true);
        assertThat(waitsFor(told)).isEqualTo("It waits for Provisioning: AWS says provisioning");
        told.outcome("aws", 7, "{'type':'Ready'}");
        assertThat(waitsFor(told)).contains("status to write the address");
        assertThat(waitsFor(Told.ready())).isEqualTo("Nothing: it works");
    }

    @Test
    void followsADeletionFromHopToHop() {
        Told told = Told.ready().deleting();
        assertThat(waitsFor(told)).contains("reconciler to tell aws that it is not wanted any more");
        told.desired("Absent", 8);
        assertThat(waitsFor(told)).contains("aws to remove it from the cloud");
        told.outcome("aws", 8, "{'type':'Gone'}");
        assertThat(waitsFor(told)).contains("reconciler to release it");
        told.outcome("reconciler", 8, "{'type':'Released'}");
        assertThat(waitsFor(told)).contains("status to remove our finalizer");
        told.noService();
        assertThat(waitsFor(told)).contains("Nothing: it was deleted, and everything of it is gone");
    }

    @Test
    void tellsTheUserWhichAnnotationIsWrong() {
        Told told = Told.ready()
                .outcome(
                        "aws",
                        7,
                        "{'type':'Failed','kind':'REJECTED','problems':[{'reason':'BadAnnotation','subject':'a/scheme',"
                                + "'message':'is sideways; allowed are internal, internet-facing'}]}");

        Verdict verdict = Verdict.of(told.facts());

        assertThat(verdict.waitsFor()).startsWith("You:").contains("a/scheme", "sideways", "internal, internet-facing");
        assertThat(verdict.todo()).contains("edit the Service");
    }

    @Test
    void asksTheOperatorForAPermission() {
        Told told = Told.ready()
                .outcome(
                        "aws",
                        7,
                        "{'type':'Failed','kind':'DENIED','problems':[{'reason':'AccessDenied',"
                                + "'subject':'CreateLoadBalancer','message':'not authorized'}]}");

        assertThat(Verdict.of(told.facts()).waitsFor()).contains("permission", "CreateLoadBalancer");
    }

    @Test
    void namesThePartThatDoesNotRun() {
        Told told = Told.ready()
                .desired("Present", 9)
                .part("watcher", PartState.Phase.READY)
                .part("provider-aws", PartState.Phase.STOPPED);

        Verdict verdict = Verdict.of(told.facts());

        assertThat(verdict.waitsFor()).endsWith("but provider-aws is stopped");
        assertThat(verdict.todo()).isEqualTo("./fairway start provider-aws");
    }

    @Test
    void namesAClassThatNobodyAnnounced() {
        Told told = Told.stored()
                .service("'spec':{'type':'LoadBalancer','loadBalancerClass':'acme.example/lb','ports':[]}")
                .snapshot();

        assertThat(waitsFor(told)).contains("acme.example/lb", "fairway.dev/aws-nlb");
    }

    @Test
    void hasNothingToSayOfAClusterIp() {
        assertThat(waitsFor(Told.stored().service("'spec':{'type':'ClusterIP'}")))
                .contains("Nothing", "ClusterIP");
    }

    @Test
    void saysWhenThereIsNoSuchService() {
        assertThat(waitsFor(Told.stored().noService())).contains("there is no Service default/web");
    }

    @Test
    void doesNotGuessWhileKubernetesDoesNotAnswer() {
        assertThat(waitsFor(Told.ready().unknownService())).contains("cannot be told");
    }

    private static String waitsFor(Told told) {
        return Verdict.of(told.facts()).waitsFor();
    }
}
