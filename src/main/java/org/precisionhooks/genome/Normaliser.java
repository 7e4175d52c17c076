package org.precisionhooks.genome;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.genome.hgvs.CoordinateType;
import org.precisionhooks.genome.hgvs.Edit;
import org.precisionhooks.genome.hgvs.Hgvs;
import org.precisionhooks.genome.hgvs.HgvsParser;
import org.precisionhooks.knowledge.Knowledge;

/**
 * Brings expressions of sequence changes into one form, by tables alone (genomics-fhir.md section 7). What comes out is never
 * a guess: it is located, of structure, well-formed but not to be located here, or malformed.
 */
public final class Normaliser {

    private static final Pattern RSID = Pattern.compile("rs\\d{1,12}", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATABASE_ID =
            Pattern.compile("(?:ClinVar:\\d{1,9}|[RS]CV\\d{3,9}(?:\\.\\d+)?|CA\\d{3,12}|COS[MV]\\d+)");
    /** Accession of a variation in ClinVar: its number with zeros before it. */
    private static final Pattern CLINVAR = Pattern.compile("^VCV0*(\\d{1,9})(?:\\.\\d+)?$");

    private static final String CLINVAR_ID = "ClinVar:";
    private static final String BY_CLINVAR = "Found by its number in ClinVar, in GRCh38";
    private static final String SEVERAL = "Several changes of the genome can lead to one change of a protein";

    private final ReferenceSequences sequences;
    private final Transcripts transcripts;
    private final Proteins proteins;
    private final CuratedVariants variants;

    private Normaliser(
            ReferenceSequences sequences, Transcripts transcripts, Proteins proteins, CuratedVariants variants) {
        this.sequences = sequences;
        this.transcripts = transcripts;
        this.proteins = proteins;
        this.variants = variants;
    }

    /** Opens the tables of the genome. */
    public static Normaliser from(Knowledge knowledge) {
        return new Normaliser(
                ReferenceSequences.from(knowledge),
                Transcripts.from(knowledge),
                Proteins.from(knowledge),
                CuratedVariants.from(knowledge));
    }

    /** The table of variants, for whoever has places already. */
    public CuratedVariants variants() {
        return variants;
    }

    /**
     * What an expression means.
     *
     * @param expression SPDI, HGVS, an rs number, ISCN, or the genes of a fusion; blanks around it are passed over
     */
    public Normalised of(String expression) {
        String plain = CLINVAR.matcher(expression.strip()).replaceFirst(CLINVAR_ID + "$1");
        Optional<GenomicLocation> named = variants.byName(plain);
        if (named.isPresent()) {
            return new Normalised.Located(named.get(), plain.startsWith(CLINVAR_ID) ? BY_CLINVAR : "");
        }
        return canonical(Spdi.of(plain)
                .map(this::spdi)
                .or(() -> HgvsParser.read(plain).map(hgvs -> hgvs(plain, hgvs)))
                .or(() -> StructuralExpressions.read(plain, sequences))
                .orElseGet(() -> id(plain)));
    }

    /**
     * Whether an expression stands on a sequence that is known here, or is in a form that is read on none: one of these that
     * comes to no place has a reason of its own.
     */
    public boolean isOfKnownSequence(String expression) {
        if (Accessions.isOfChromosome(expression)) {
            return true;
        }
        Optional<Hgvs> read = HgvsParser.read(expression).filter(hgvs -> !Hgvs.isOfProtein(expression));
        return read.filter(hgvs -> hgvs instanceof Hgvs.Unsupported
                        || hgvs instanceof Hgvs.Uncertain
                        || hgvs instanceof Hgvs.Nucleotide change
                                && change.type().isChromosomal()
                        || transcripts
                                .of(Accessions.normalised(hgvs.reference()))
                                .isPresent())
                .isPresent();
    }

    /**
     * The change of a protein that an expression names; empty when it is none, or whose protein it is is not known.
     *
     * @param gene that is named beside the expression, for one without a reference; may be empty
     */
    public Optional<ProteinChange> proteinChange(String expression, String gene) {
        return HgvsParser.read(expression)
                .filter(Hgvs.Protein.class::isInstance)
                .map(Hgvs.Protein.class::cast)
                .flatMap(change -> (change.reference().isEmpty()
                                ? Optional.of(gene)
                                : proteins.gene(Accessions.normalised(change.reference())))
                        .filter(counted -> !counted.isEmpty())
                        .map(counted -> new ProteinChange(counted, change.comparable())));
    }

    private Normalised canonical(Normalised result) {
        if (!(result instanceof Normalised.Located located)) {
            return result;
        }
        GenomicLocation canonical = variants.canonical(located.location());
        return canonical.equals(located.location()) ? located : new Normalised.Located(canonical, located.note());
    }

    private Normalised spdi(Spdi spdi) {
        return sequences
                .of(spdi.sequence())
                .map(chromosome -> spdi.on(chromosome, variants.bases()))
                .orElseGet(() -> new Normalised.NotLocated(spdi.toString(), Accessions.refusal(spdi.sequence())));
    }

    private Normalised hgvs(String expression, Hgvs hgvs) {
        if (hgvs instanceof Hgvs.Unsupported unsupported) {
            return new Normalised.NotLocated(expression, unsupported.reason());
        }
        if (hgvs instanceof Hgvs.Protein protein) {
            return onProtein(expression, protein);
        }
        String reference = Accessions.normalised(hgvs.reference());
        if (reference.isEmpty()) {
            return new Normalised.NotLocated(expression, "No reference sequence is stated");
        }
        return hgvs instanceof Hgvs.Nucleotide change && !change.type().isChromosomal()
                ? onTranscript(expression, reference, change)
                : onChromosome(expression, reference, hgvs);
    }

    private Normalised onChromosome(String expression, String reference, Hgvs hgvs) {
        Optional<ReferenceSequence> chromosome = sequences.of(reference);
        if (chromosome.isEmpty()) {
            return new Normalised.NotLocated(expression, Accessions.refusal(reference));
        }
        GenomicHgvs places = new GenomicHgvs(expression, chromosome.get(), variants.bases());
        if (hgvs instanceof Hgvs.Uncertain uncertain) {
            return places.of(uncertain);
        }
        Hgvs.Nucleotide change = (Hgvs.Nucleotide) hgvs;
        boolean mitochondrion = chromosome.get().chromosome().equals("MT");
        return change.type() == CoordinateType.MITOCHONDRIAL && !mitochondrion
                ? new Normalised.Malformed(expression, "A description with m. is of the mitochondrion")
                : places.of(change);
    }

    /** Never located by itself: the table may not have all changes that lead to this one. */
    private Normalised onProtein(String expression, Hgvs.Protein protein) {
        List<GenomicLocation> places = proteins.gene(Accessions.normalised(protein.reference()))
                .map(gene -> variants.byProtein(new ProteinChange(gene, protein.comparable())))
                .orElse(List.of());
        return places.isEmpty()
                ? new Normalised.NotLocated(expression, SEVERAL + ", and none of this one is in the table of variants")
                : new Normalised.Candidates(expression, places, SEVERAL);
    }

    private Normalised onTranscript(String expression, String reference, Hgvs.Nucleotide change) {
        String description = expression.substring(expression.indexOf(':') + 1);
        Optional<GenomicLocation> named = variants.byNameOfAnyVersion(reference, description);
        if (named.isPresent()) {
            return new Normalised.Located(named.get(), "The version of " + reference + " was passed over");
        }
        return transcripts
                .of(reference)
                .filter(known -> change.type() != CoordinateType.RNA || change.edit() instanceof Edit.Substitution)
                .map(known -> coding(expression, known, change))
                .orElseGet(() -> new Normalised.NotLocated(
                        expression,
                        "The transcript is not in the table of transcripts, nor the change in that of variants"));
    }

    private Normalised coding(String expression, Transcript transcript, Hgvs.Nucleotide change) {
        Optional<Hgvs.Nucleotide> genomic = Transcripts.onChromosome(transcript, change);
        if (genomic.isEmpty()) {
            return new Normalised.NotLocated(expression, "The transcript has no such position");
        }
        Normalised placed = onChromosome(expression, transcript.referenceSequence(), genomic.get());
        return placed instanceof Normalised.Located located
                ? new Normalised.Located(
                        located.spelling(), "Read on " + transcript.accession() + ", whose version was passed over")
                : placed;
    }

    private Normalised id(String expression) {
        if (DATABASE_ID.matcher(expression).matches()) {
            return new Normalised.NotLocated(expression, "The id is not in the table of variants");
        }
        if (!RSID.matcher(expression).matches()) {
            return new Normalised.Malformed(expression, "Not an expression that is understood here");
        }
        List<GenomicLocation> places = variants.byRsid(expression);
        if (places.size() == 1) {
            return new Normalised.Located(places.get(0), "Found by its rs number, in GRCh38");
        }
        return places.isEmpty()
                ? new Normalised.NotLocated(expression, "The id is not in the table of variants")
                : new Normalised.Candidates(
                        expression, places, "The rs number names several changes; state one of them as SPDI or HGVS");
    }
}
