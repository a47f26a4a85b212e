package dev.fairway.cluster.apiserver.admission;

import java.util.Optional;
import java.util.regex.Pattern;

/** The grammars of names, and upstream's words for what is wrong: k8s.io/apimachinery/pkg/util/validation. */
final class Names {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern DNS_1123_LABEL = Pattern.compile(LABEL);
    private static final Pattern DNS_1123_SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern DNS_1035_LABEL = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final Pattern QUALIFIED_NAME = Pattern.compile(QUALIFIED);
    private static final Pattern LABEL_VALUE = Pattern.compile("(" + QUALIFIED + ")?");

    static Optional<String> label(String name) {
        return check(
                DNS_1123_LABEL,
                name,
                63,
                "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and"
                        + " end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is"
                        + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?')");
    }

    static Optional<String> subdomain(String name) {
        return check(
                DNS_1123_SUBDOMAIN,
                name,
                253,
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must"
                        + " start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is"
                        + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
    }

    static Optional<String> serviceName(String name) {
        return check(
                DNS_1035_LABEL,
                name,
                63,
                "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic"
                        + " character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used"
                        + " for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')");
    }

    static Optional<String> qualified(String name) {
        String[] parts = name.split("/", -1);
        if (parts.length == 2 && parts[0].isEmpty()) {
            return Optional.of("prefix part must be non-empty");
        }
        if (parts.length == 2 && subdomain(parts[0]).isPresent()) {
            return subdomain(parts[0]).map(why -> "prefix part " + why);
        }
        return check(
                parts.length > 2 ? Pattern.compile("(?!)") : QUALIFIED_NAME,
                parts[parts.length - 1],
                63,
                "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
                        + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation"
                        + " is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')");
    }

    static Optional<String> labelValue(String value) {
        return check(
                LABEL_VALUE,
                value,
                63,
                "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must"
                        + " start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex"
                        + " used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");
    }

    private static Optional<String> check(Pattern grammar, String name, int length, String otherwise) {
        if (name.length() > length) {
            return Optional.of("must be no more than " + length + " characters");
        }
        return grammar.matcher(name).matches() ? Optional.empty() : Optional.of(otherwise);
    }

    private Names() {}
}
