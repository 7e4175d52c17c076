package org.precisionhooks.fhir.read.genomic;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.fhir.read.resource.Reading;

/** Reads allelic states by code or word (LOINC 53034-5). */
final class AllelicStates {

    private static final Map<String, Zygosity> STATES = Map.ofEntries(
            Map.entry("LA6706-1", Zygosity.HETEROZYGOUS),
            Map.entry("LA6705-3", Zygosity.HOMOZYGOUS),
            Map.entry("LA6707-9", Zygosity.HEMIZYGOUS),
            Map.entry("LA6704-6", Zygosity.HOMOPLASMIC),
            Map.entry("LA6703-8", Zygosity.HETEROPLASMIC),
            Map.entry("heterozygous", Zygosity.HETEROZYGOUS),
            Map.entry("heterozygote", Zygosity.HETEROZYGOUS),
            Map.entry("het", Zygosity.HETEROZYGOUS),
            Map.entry("homozygous", Zygosity.HOMOZYGOUS),
            Map.entry("homozygote", Zygosity.HOMOZYGOUS),
            Map.entry("hom", Zygosity.HOMOZYGOUS),
            Map.entry("hemizygous", Zygosity.HEMIZYGOUS),
            Map.entry("hemizygote", Zygosity.HEMIZYGOUS),
            Map.entry("hemi", Zygosity.HEMIZYGOUS),
            Map.entry("homoplasmic", Zygosity.HOMOPLASMIC),
            Map.entry("heteroplasmic", Zygosity.HETEROPLASMIC),
            Map.entry("unknown", Zygosity.UNKNOWN));

    private AllelicStates() {}

    /** What is stated and cannot be read, or contradicts itself, is told. */
    static Zygosity read(Reading reading, ObservationSheet sheet) {
        Concept stated = sheet.value(Keys.ALLELIC_STATE);
        if (!stated.isEmpty() && said(stated).size() != 1) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The allelic state is not known, or its code and words differ");
        }
        return of(stated);
    }

    /** The one state that is said, else unknown. */
    static Zygosity of(Concept stated) {
        Set<Zygosity> said = said(stated);
        return said.size() == 1 ? said.iterator().next() : Zygosity.UNKNOWN;
    }

    private static Set<Zygosity> said(Concept stated) {
        Set<Zygosity> said = EnumSet.noneOf(Zygosity.class);
        for (Coding coding : stated.codings()) {
            Optional.ofNullable(STATES.get(coding.code().strip())).ifPresent(said::add);
            word(coding.code()).ifPresent(said::add);
            word(coding.display()).ifPresent(said::add);
        }
        word(stated.text()).ifPresent(said::add);
        return said;
    }

    private static Optional<Zygosity> word(String word) {
        return Optional.ofNullable(STATES.get(word.strip().toLowerCase(Locale.ROOT)));
    }
}
