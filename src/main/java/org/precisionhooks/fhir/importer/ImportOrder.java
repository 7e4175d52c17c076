package org.precisionhooks.fhir.importer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.genome.GenomeBuild;

/**
 * What is to be done with a file.
 *
 * @param patient logical id
 * @param hash SHA-256 of the file, in hexadecimal digits
 * @param sample name of the sample, when the caller names it
 * @param build the genome build, when the caller names it
 * @param test the test that the file is the result of
 * @param observations whether findings in the regions of interest become Observations, beside the index
 * @param scope where on the genome
 * @param document {@code DocumentReference/id} that the file is the content of, where it is stored as one
 * @param domains knowledge domains of which the caller may store results; an empty text for what has none
 */
public record ImportOrder(
        String patient,
        String hash,
        Optional<String> sample,
        Optional<GenomeBuild> build,
        Origin origin,
        Test test,
        boolean observations,
        Scope scope,
        Optional<String> document,
        Set<String> domains) {

    public ImportOrder {
        domains = Set.copyOf(domains);
    }

    /** The same, for a caller who may store less or more. */
    public ImportOrder of(Set<String> permitted) {
        return new ImportOrder(patient, hash, sample, build, origin, test, observations, scope, document, permitted);
    }

    /** The same, of a file with this hash. */
    public ImportOrder of(String file) {
        return new ImportOrder(patient, file, sample, build, origin, test, observations, scope, document, domains);
    }

    /** The same, of a stored document. */
    public ImportOrder in(Optional<String> stored) {
        return new ImportOrder(patient, hash, sample, build, origin, test, observations, scope, stored, domains);
    }

    /**
     * A test.
     *
     * @param system of its identifier, may be empty
     * @param id its identifier, may be empty
     * @param date of the test, a FHIR date or dateTime
     * @param specimen {@code Specimen/id}
     */
    public record Test(String system, String id, Optional<String> date, Optional<String> specimen) {

        /** As tests are searched for: {@code system|value}, or the bare value. */
        public String token() {
            return system.isEmpty() || id.isEmpty() ? id : system + "|" + id;
        }
    }

    /**
     * Where on the genome, as BED files, plain or compressed; a character stands for each of their bytes.
     *
     * @param regions outside of which nothing is imported; empty for the whole genome
     * @param studied where the test looked
     * @param uncallable where it looked in vain
     */
    public record Scope(List<String> regions, List<String> studied, List<String> uncallable) {

        public Scope {
            regions = List.copyOf(regions);
            studied = List.copyOf(studied);
            uncallable = List.copyOf(uncallable);
        }
    }
}
