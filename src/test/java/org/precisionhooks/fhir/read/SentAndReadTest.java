package org.precisionhooks.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.SourcedFacts;
import org.precisionhooks.facts.UncomputableResult;

/** Each kind of fact in the shape of each version and habit that can state it is read as that fact. */
class SentAndReadTest {

    private static final int CASES = 300;
    private static final long SEED = 20261202;

    /** Kinds of facts, and the shapes that cannot state them. */
    enum Kind {
        SMALL_VARIANT(SentShape.PLAIN_LOINC) {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentVariants(shape, seeded).small();
            }
        },
        COPIES(SentShape.PLAIN_LOINC) {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentVariants(shape, seeded).copies();
            }
        },
        FUSION(SentShape.CORE_R4) {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentVariants(shape, seeded).fusion();
            }
        },
        DESCRIBED_STRUCTURE(SentShape.CORE_R4, SentShape.PLAIN_LOINC) {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentVariants(shape, seeded).described();
            }
        },
        DIPLOTYPE {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentAlleles(shape, seeded).diplotype();
            }
        },
        HAPLOTYPE(SentShape.PLAIN_LOINC) {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentAlleles(shape, seeded).haplotype();
            }
        },
        HLA_TYPING {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentAlleles(shape, seeded).typing();
            }
        },
        ALLELE_OF_A_TEST(
                SentShape.STU1, SentShape.STU2, SentShape.STU3, SentShape.STU4_CI, SentShape.CORE_R4, SentShape.MCODE) {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentAlleles(shape, seeded).allele();
            }
        },
        PHASE(SentShape.CORE_R4, SentShape.MCODE, SentShape.PLAIN_LOINC) {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentAlleles(shape, seeded).phase();
            }
        },
        PHENOTYPE(SentShape.CORE_R4) {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentStatements(shape, seeded).phenotype();
            }
        },
        ACTIVITY_SCORE_ALONE(
                SentShape.STU1, SentShape.STU2, SentShape.STU3, SentShape.STU4_CI, SentShape.CORE_R4, SentShape.MCODE) {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentStatements(shape, seeded).score();
            }
        },
        THERAPY(SentShape.CORE_R4, SentShape.PLAIN_LOINC) {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentStatements(shape, seeded).therapy();
            }
        },
        DISEASE(SentShape.CORE_R4, SentShape.MCODE, SentShape.PLAIN_LOINC) {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentStatements(shape, seeded).disease();
            }
        },
        CONSEQUENCE(SentShape.STU1, SentShape.CORE_R4, SentShape.MCODE, SentShape.PLAIN_LOINC) {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentStatements(shape, seeded).consequence();
            }
        },
        BIOMARKER(SentShape.CORE_R4) {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentStatements(shape, seeded).biomarker();
            }
        },
        OVERALL_INTERPRETATION(SentShape.STU3, SentShape.STU4_CI, SentShape.CORE_R4, SentShape.PLAIN_LOINC) {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentStatements(shape, seeded).overall();
            }
        },
        NOT_COMPUTABLE {
            @Override
            Optional<SentFact> sent(SentShape shape, Seeded seeded) {
                return new SentStatements(shape, seeded).contradictory();
            }
        };

        private final List<SentShape> without;

        Kind(SentShape... without) {
            this.without = List.of(without);
        }

        abstract Optional<SentFact> sent(SentShape shape, Seeded seeded);
    }

    static Stream<Arguments> kindsInShapes() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Arrays.stream(SentShape.values())
                        .filter(shape -> !kind.without.contains(shape))
                        .map(shape -> Arguments.of(kind, shape)));
    }

    @ParameterizedTest
    @MethodSource("kindsInShapes")
    void whatIsSentIsReadAsTheFactThatItStates(Kind kind, SentShape shape) {
        Seeded seeded = new Seeded(SEED);
        for (int i = 0; i < CASES; i++) {
            SentFact sent = kind.sent(shape, seeded).orElseThrow();
            ArrayNode resources = ReadingCase.JSON.createArrayNode().addAll(sent.resources());
            PatientRecord record = ReadingCase.read("p", resources);
            List<String> read = record.sources().stream()
                    .map(SourcedFacts::facts)
                    .flatMap(List::stream)
                    .map(SentAndReadTest::alike)
                    .toList();
            assertThat(read).as(i + " " + resources).contains(alike(sent.fact()));
        }
    }

    /** Why a result cannot be computed with is told in words, which other tests hold. */
    private static String alike(Fact fact) {
        return fact instanceof UncomputableResult result
                ? "not computable " + result.source() + result.gene()
                : WrittenAndReadTest.alike(fact);
    }
}
