package org.precisionhooks.consent.decision;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.consent.document.Provision.DataReference;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.consent.term.References;
import org.precisionhooks.facts.ResourceView;

/** Is a resource one that a provision names, or does it belong to one? (consent.md section 5, rows data) */
final class DataMatch {

    private final List<DataReference> named;
    private final boolean deny;

    DataMatch(List<DataReference> named, Type type, Map<String, ResourceView> batch) {
        this.named = named.stream().map(reference -> complete(reference, batch)).toList();
        this.deny = type == Type.DENY;
    }

    Truth of(Subject subject) {
        if (named.isEmpty()) {
            return Truth.TRUE;
        }
        return subject.view()
                .map(view -> Truth.any(named, reference -> one(reference, view)))
                .orElse(Truth.UNKNOWN);
    }

    private Truth one(DataReference named, ResourceView view) {
        if (named.reference().isEmpty()) {
            return Truth.UNKNOWN;
        }
        return switch (named.meaning()) {
            case INSTANCE -> Truth.of(isInstance(named, view));
            case RELATED ->
                Truth.of(isInstance(named, view)
                        || names(view.related(), named.reference())
                        || names(named.refersTo(), view.reference()));
            case DEPENDENTS ->
                Truth.of(isInstance(named, view)
                        || names(view.related(), named.reference())
                        || names(view.patients(), named.reference()));
            case AUTHOREDBY ->
                view.authors().isEmpty() ? Truth.UNKNOWN : Truth.of(names(view.authors(), named.reference()));
            case UNKNOWN -> Truth.UNKNOWN;
        };
    }

    private boolean isInstance(DataReference named, ResourceView view) {
        return same(named.reference(), view.reference());
    }

    private boolean names(Collection<String> references, String wanted) {
        return references.stream().anyMatch(reference -> same(reference, wanted));
    }

    private boolean same(String one, String other) {
        return deny
                ? References.tail(one).equals(References.tail(other))
                : References.unversioned(one).equals(References.unversioned(other));
    }

    private static DataReference complete(DataReference named, Map<String, ResourceView> batch) {
        ResourceView target = batch.get(References.tail(named.reference()));
        if (target == null) {
            return named;
        }
        Set<String> refersTo = Stream.concat(named.refersTo().stream(), target.related().stream())
                .collect(Collectors.toSet());
        return new DataReference(named.meaning(), named.reference(), refersTo);
    }
}
