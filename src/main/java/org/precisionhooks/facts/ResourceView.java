package org.precisionhooks.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the consent decision sees of a resource: who and what it is about, never its values.
 *
 * @param type FHIR resource type
 * @param id logical id; a prefetched resource without id gets a position instead
 * @param version version id, empty when unknown
 * @param origin where it came from
 * @param patients every patient the resource names, as {@code Patient/id}
 * @param labels security labels in {@code meta.security}, and those the labelling adds
 * @param codes clinical codes in the instance
 * @param genes HGNC symbols of the genes it speaks of, in it or in what it contains
 * @param genomic true when it is a genomic result whatever its gene
 * @param time clinical period, by the order of consent.md section 5
 * @param authors references of performers, authors, recorders, asserters, requesters
 * @param related references to other resources than patients
 * @param profiles canonical URLs in {@code meta.profile}
 */
public record ResourceView(
        String type,
        String id,
        String version,
        DataOrigin origin,
        Set<String> patients,
        List<Coding> labels,
        List<Coding> codes,
        Set<String> genes,
        boolean genomic,
        Optional<ClinicalTime> time,
        Set<String> authors,
        Set<String> related,
        Set<String> profiles) {

    public ResourceView {
        patients = Set.copyOf(patients);
        labels = List.copyOf(labels);
        codes = List.copyOf(codes);
        genes = Set.copyOf(genes);
        authors = Set.copyOf(authors);
        related = Set.copyOf(related);
        profiles = Set.copyOf(profiles);
    }

    /** The same resource as one that names these patients. */
    public ResourceView naming(Set<String> others) {
        return new ResourceView(
                type, id, version, origin, others, labels, codes, genes, genomic, time, authors, related, profiles);
    }

    /** The same resource, of which one kind of content is asked about. */
    public ResourceView speakingOf(Coding kind) {
        List<Coding> more = Stream.concat(codes.stream(), Stream.of(kind)).toList();
        return new ResourceView(
                type, id, version, origin, patients, labels, more, genes, genomic, time, authors, related, profiles);
    }

    public String reference() {
        return type + "/" + id;
    }
}
