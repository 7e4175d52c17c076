package org.precisionhooks.fhir.importer.vcf;

import java.util.Locale;
import java.util.Optional;
import org.precisionhooks.genome.GenomeBuild;

/**
 * A row of {@code genomics/build_names.tsv}: how files name a genome.
 *
 * @param text part of what a file names as its reference, in lower case
 * @param build the build that is meant; empty for a genome that is not supported
 * @param otherMitochondrion whether its mitochondrion is not NC_012920.1
 */
record BuildName(String text, Optional<GenomeBuild> build, boolean otherMitochondrion) {

    public BuildName {
        if (text.isEmpty() || !text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the text must be in lower case");
        }
    }
}
