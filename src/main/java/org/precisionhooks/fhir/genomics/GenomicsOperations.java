package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.context.FhirContext;
import org.precisionhooks.fhir.access.ConsentDecisions;
import org.precisionhooks.fhir.index.LooseResults;
import org.precisionhooks.fhir.index.ResultSearch;
import org.precisionhooks.fhir.index.TestLinks;
import org.precisionhooks.fhir.index.VariantSearch;
import org.precisionhooks.fhir.operation.ComputedImplications;
import org.precisionhooks.fhir.operation.IndexedStudies;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.fhir.source.StoredByReference;
import org.precisionhooks.fhir.write.genomic.GenomicFactWriter;
import org.precisionhooks.genome.GeneLocations;
import org.precisionhooks.genome.Liftover;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.genome.ReferenceSequences;

/** Puts the parts together that answer the genomics operations. */
public final class GenomicsOperations {

    private final IndexedStudies studies;
    private final SubjectAnswers subjects;
    private final PopulationQuestions populations;

    /**
     * Where the answers come from.
     *
     * @param variants the index of variants
     * @param results the index of other results
     * @param tests what tests and specimens are called
     * @param store the resources that they stand in
     * @param loose whose those are that name nobody
     * @param decisions who may see them
     */
    public record Sources(
            VariantSearch variants,
            ResultSearch results,
            TestLinks tests,
            StoredByReference store,
            LooseResults loose,
            ConsentDecisions decisions) {}

    /**
     * What questions are understood by.
     *
     * @param liftover from one build to the other
     * @param genes where they lie
     */
    public record Genome(ReferenceSequences sequences, Normaliser normaliser, Liftover liftover, GeneLocations genes) {}

    /**
     * What makes resources that are not stored.
     *
     * @param facts of rows of the index
     * @param computed of our own rules
     */
    public record Writers(GenomicFactWriter facts, ComputedImplications computed) {}

    /**
     * Bounds on answers.
     *
     * @param smallestCount counts of patients below it are not told exactly
     * @param mostVariants variants, or results of other kinds, of one answer
     */
    public record Bounds(int smallestCount, int mostVariants) {}

    public GenomicsOperations(Sources sources, Genome genome, ReadingTables tables, Writers writers, Bounds bounds) {
        Parts parts = Parts.of(sources, genome, tables, writers.facts());
        this.studies = new VisibleStudies(sources.variants(), parts.variants());
        this.populations = parts.populations(bounds);
        this.subjects = parts.subjects(genome, writers, bounds);
    }

    /** What several questions share. */
    private record Parts(
            Sources sources,
            OtherBuild other,
            VisibleResources resources,
            VisibleVariants variants,
            VisibleResults results,
            SpecificSearch specific,
            ImplicationQuestions.Questions questions) {

        static Parts of(Sources sources, Genome genome, ReadingTables tables, GenomicFactWriter writer) {
            Components components = new Components(tables);
            AnswerCopies copies = new AnswerCopies(tables);
            VisibleResources resources = new VisibleResources(
                    sources.store(), sources.loose(), sources.decisions(), FhirContext.forR4Cached());
            VisibleVariants variants = new VisibleVariants(resources, copies, new ImportedVariants(writer));
            OtherBuild other = new OtherBuild(genome.sequences(), genome.liftover());
            return new Parts(
                    sources,
                    other,
                    resources,
                    variants,
                    new VisibleResults(sources.results(), resources, copies, components),
                    new SpecificSearch(
                            sources.variants(),
                            genome.normaliser(),
                            other,
                            variants,
                            new WrittenChange(genome.normaliser(), components),
                            genome.genes()),
                    new ImplicationQuestions.Questions(
                            genome.sequences(),
                            genome.normaliser(),
                            new Tokens(tables),
                            components,
                            new HaplotypeMatch(components)));
        }

        PopulationQuestions populations(Bounds bounds) {
            return new PopulationQuestions(
                    new Cohort(sources.results(), sources.store(), sources.decisions(), bounds.smallestCount()),
                    sources.variants(),
                    other,
                    variants,
                    new PopulationResults(
                            questions, sources.variants(), sources.results(), specific, variants, results));
        }

        SubjectAnswers subjects(Genome genome, Writers writers, Bounds bounds) {
            RangeSearch ranges = new RangeSearch(sources.variants(), other, variants);
            return new SubjectAnswers(
                    new SubjectQuestions(questions.tokens(), resources, new NamedTests(sources.tests(), resources)),
                    new VariantQuestions(
                            genome.sequences(),
                            genome.normaliser(),
                            ranges,
                            specific,
                            variants,
                            new PhaseRelations(results, writers.facts()),
                            bounds.mostVariants()),
                    new HaplotypeQuestions(questions.tokens(), results, questions.haplotypes()),
                    new ImplicationQuestions(
                            questions,
                            results,
                            new Grounds(sources.variants(), sources.results(), variants, results),
                            ranges,
                            specific,
                            variants,
                            writers.computed()),
                    new StudyQuestions(sources.results(), resources, genome.sequences(), other),
                    new AnswerSize(bounds.mostVariants()));
        }
    }

    PopulationQuestions populations() {
        return populations;
    }

    /** What a summary tells of imported files. */
    public IndexedStudies studies() {
        return studies;
    }

    public SubjectAnswers subjects() {
        return subjects;
    }
}
