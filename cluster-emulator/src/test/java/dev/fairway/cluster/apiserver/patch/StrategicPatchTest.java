package dev.fairway.cluster.apiserver.patch;

import static dev.fairway.cluster.apiserver.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.registry.Kinds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategicPatchTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a port is changed by its number   | {'spec':{'ports':[{'port':80,'name':'a'}]}}             | {'spec':{'ports':[{'port':80,'name':'b'}]}}                      | {'spec':{'ports':[{'port':80,'name':'b'}]}}
            a port is added                   | {'spec':{'ports':[{'port':80}]}}                        | {'spec':{'ports':[{'port':81}]}}                                 | {'spec':{'ports':[{'port':80},{'port':81}]}}
            a port is deleted                 | {'spec':{'ports':[{'port':80},{'port':81}]}}            | {'spec':{'ports':[{'port':80,'$patch':'delete'}]}}               | {'spec':{'ports':[{'port':81}]}}
            all ports are replaced            | {'spec':{'ports':[{'port':80},{'port':81}]}}            | {'spec':{'ports':[{'$patch':'replace'},{'port':9}]}}             | {'spec':{'ports':[{'port':9}]}}
            order is taken, not stored        | {'spec':{'ports':[{'port':80},{'port':81}]}}            | {'spec':{'$setElementOrder/ports':[{'port':81},{'port':80}]}}    | {'spec':{'ports':[{'port':81},{'port':80}]}}
            null deletes a field              | {'metadata':{'labels':{'a':'1','b':'2'}}}               | {'metadata':{'labels':{'a':null}}}                               | {'metadata':{'labels':{'b':'2'}}}
            an object is replaced             | {'spec':{'selector':{'a':'1'}}}                         | {'spec':{'selector':{'$patch':'replace','b':'2'}}}               | {'spec':{'selector':{'b':'2'}}}
            an object is emptied              | {'spec':{'selector':{'a':'1'}}}                         | {'spec':{'selector':{'$patch':'delete'}}}                        | {'spec':{'selector':{}}}
            only named keys are retained      | {'spec':{'a':{'x':1,'y':2}}}                            | {'spec':{'a':{'$retainKeys':['y'],'y':3}}}                       | {'spec':{'a':{'y':3}}}
            finalizers are a set              | {'metadata':{'finalizers':['a/b']}}                     | {'metadata':{'finalizers':['a/b','c/d']}}                        | {'metadata':{'finalizers':['a/b','c/d']}}
            a finalizer is taken out          | {'metadata':{'finalizers':['a/b','c/d']}}               | {'metadata':{'$deleteFromPrimitiveList/finalizers':['a/b']}}     | {'metadata':{'finalizers':['c/d']}}
            owners merge by uid               | {'metadata':{'ownerReferences':[{'uid':'1','name':'a'}]}} | {'metadata':{'ownerReferences':[{'uid':'2'}]}}                 | {'metadata':{'ownerReferences':[{'uid':'1','name':'a'},{'uid':'2'}]}}
            conditions merge by type          | {'status':{'conditions':[{'type':'A','status':'True'}]}} | {'status':{'conditions':[{'type':'A','status':'False'}]}}       | {'status':{'conditions':[{'type':'A','status':'False'}]}}
            a balancer's ingress is replaced  | {'status':{'loadBalancer':{'ingress':[{'ip':'1.1.1.1'}]}}} | {'status':{'loadBalancer':{'ingress':[{'hostname':'h'}]}}}    | {'status':{'loadBalancer':{'ingress':[{'hostname':'h'}]}}}
            source ranges are replaced        | {'spec':{'loadBalancerSourceRanges':['1.0.0.0/8']}}     | {'spec':{'loadBalancerSourceRanges':['2.0.0.0/8']}}              | {'spec':{'loadBalancerSourceRanges':['2.0.0.0/8']}}
            """)
    void mergesServicesAsUpstream(String rule, String document, String patch, String expected) {
        assertThat(patched(Kinds.SERVICE, document, patch)).isEqualTo(tree(expected));
    }

    @Test
    void mergesContainersAndTheirEnvironmentByName() {
        assertThat(
                        patched(
                                Kinds.DEPLOYMENT,
                                "{'spec':{'template':{'spec':{'containers':[{'name':'a','image':'x','env':[{'name':'K','value':'1'}]}]}}}}",
                                "{'spec':{'template':{'spec':{'containers':[{'name':'a','env':[{'name':'L','value':'2'}]}]}}}}"))
                .isEqualTo(
                        tree(
                                "{'spec':{'template':{'spec':{'containers':[{'name':'a','image':'x','env':[{'name':'K','value':'1'},{'name':'L','value':'2'}]}]}}}}"));
    }

    @Test
    void replacesTaintsAsOneListAndMergesAddressesByType() {
        assertThat(patched(
                        Kinds.NODE,
                        "{'spec':{'taints':[{'key':'a'}]},'status':{'addresses':[{'type':'InternalIP','address':'1'}]}}",
                        "{'spec':{'taints':[{'key':'b'}]},'status':{'addresses':[{'type':'Hostname','address':'n'}]}}"))
                .isEqualTo(
                        tree(
                                "{'spec':{'taints':[{'key':'b'}]},'status':{'addresses':[{'type':'InternalIP','address':'1'},{'type':'Hostname','address':'n'}]}}"));
    }

    private static Object patched(Kind kind, String document, String patch) {
        return new StrategicPatch(kind).apply(tree(document), tree(patch));
    }
}
