package dev.fairway.status.fold;

import dev.fairway.contracts.outcome.Address;
import dev.fairway.contracts.outcome.Address.PortStatus;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sorted union of what the providers last said, in the form in which Kubernetes gives it back. */
final class Addresses {
    private static final Comparator<Address> ORDER = Comparator.comparing(
                    (Address a) -> Objects.requireNonNullElse(a.ip(), ""))
            .thenComparing(a -> Objects.requireNonNullElse(a.hostname(), ""));
    private static final Comparator<PortStatus> PORTS =
            Comparator.comparingInt(PortStatus::port).thenComparing(PortStatus::protocol);

    /** @return null if there is nothing to change; before a provider spoke nothing is known, which is not nothing */
    static @Nullable List<Address> change(Shown shown, List<Outcome> said) {
        List<Outcome> providers = Fold.ofProviders(said);
        if (providers.isEmpty()) {
            return null;
        }
        List<Address> wanted = shown.loadBalancer() ? union(providers) : List.of();
        return wanted.equals(shown.ingress()) ? null : wanted;
    }

    private static List<Address> union(List<Outcome> providers) {
        return providers.stream()
                .filter(outcome -> !(outcome.phase() instanceof Phase.Gone))
                .flatMap(outcome -> outcome.addresses().stream())
                .map(Addresses::canonical)
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    /** The API server sets ipMode VIP where an IP has none, and never one on a hostname. */
    static Address canonical(Address address) {
        String mode = address.ip() == null ? null : Objects.requireNonNullElse(address.ipMode(), "VIP");
        return new Address(
                address.ip(),
                address.hostname(),
                mode,
                address.ports().stream().sorted(PORTS).toList());
    }

    private Addresses() {}
}
