package org.precisionhooks.fhir.write.genomic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores.LoadedScore;
import org.precisionhooks.engine.cardiology.polygenic.PolygenicScore;
import org.precisionhooks.engine.cardiology.polygenic.ReferenceCohort.CohortFile;
import org.precisionhooks.engine.cardiology.polygenic.ScoreTitle;
import org.precisionhooks.fhir.importer.vcf.PatientScores.Scored;
import org.precisionhooks.fhir.write.Answering;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;

/** Writes a polygenic score: what it is, the sum or why there is none, and what it rests on. */
public final class ScoreParameters {

    private static final int SUM_DIGITS = 9;
    private static final int RATE_DIGITS = 4;

    private ScoreParameters() {}

    /** @param source address of the resource that holds the genotypes, empty for a file that was sent along */
    public static Parameters of(Scored scored, Answering answer, String source) {
        PolygenicScore score = scored.score();
        Parameters parameters = new Parameters();
        parameters.addParameter(loaded(scored.of()));
        parameters.addParameter("build", new CodeType(scored.title().build().label()));
        parameters.addParameter("sample", scored.title().sample());
        score.sum().ifPresent(sum -> parameters.addParameter("sum", new DecimalType(sum(sum))));
        counts(score).forEach((name, count) -> parameters.addParameter(name, new IntegerType(count)));
        parameters.addParameter("rate", new DecimalType(rate(score)));
        score.refusal()
                .ifPresent(refusal -> parameters.addParameter(
                        "refusal", new Coding(Canonical.SCORE_REFUSAL, Codes.code(refusal), words(refusal))));
        ScoreObservation.notes(scored).forEach(note -> parameters.addParameter("note", note));
        if (score.sum().isPresent()) {
            parameters.addParameter().setName("result").setResource(ScoreObservation.of(scored, answer, source));
        }
        return parameters;
    }

    static BigDecimal sum(double sum) {
        return BigDecimal.valueOf(sum).setScale(SUM_DIGITS, RoundingMode.HALF_UP);
    }

    static BigDecimal rate(PolygenicScore score) {
        return BigDecimal.valueOf(score.rate()).setScale(RATE_DIGITS, RoundingMode.DOWN);
    }

    /** In the order in which they are told. */
    static Map<String, Integer> counts(PolygenicScore score) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("rows", score.rows());
        counts.put("matched", score.matched());
        counts.put("used", score.used());
        counts.put("imputed", score.imputed());
        counts.put("ambiguous", score.ambiguous());
        counts.put("repeated", score.repeated());
        counts.put("missing", score.missing());
        return counts;
    }

    /** A score that the site has loaded, with its terms. */
    public static ParametersParameterComponent loaded(LoadedScore score) {
        ScoreTitle title = score.file().title();
        ParametersParameterComponent parameter = new ParametersParameterComponent().setName("score");
        text(parameter, "id", title.id());
        text(parameter, "name", title.name());
        text(parameter, "trait", title.trait());
        text(parameter, "weightType", title.weightType());
        score.file().rows().keySet().stream()
                .sorted()
                .forEach(build -> parameter.addPart().setName("build").setValue(new CodeType(build.label())));
        parameter
                .addPart()
                .setName("variants")
                .setValue(new IntegerType(score.file().declared()));
        text(parameter, "version", title.version());
        text(parameter, "license", title.license().isEmpty() ? "not stated in the file" : title.license());
        text(parameter, "citation", title.citation());
        text(parameter, "digest", score.digest());
        text(parameter, "origin", "site: " + score.origin());
        return parameter;
    }

    /** A file of a reference cohort that the site has loaded. */
    public static ParametersParameterComponent loaded(CohortFile file) {
        ParametersParameterComponent parameter = new ParametersParameterComponent().setName("cohort");
        parameter.addPart().setName("build").setValue(new CodeType(file.build().label()));
        text(parameter, "digest", file.digest());
        text(parameter, "origin", "site: " + file.origin());
        return parameter;
    }

    private static void text(ParametersParameterComponent parameter, String name, String text) {
        if (!text.isEmpty()) {
            parameter.addPart().setName(name).setValue(new StringType(text));
        }
    }

    private static String words(PolygenicScore.Refusal refusal) {
        return switch (refusal) {
            case OTHER_BUILD -> "The score has no positions on the genome build of the genotypes";
            case FACTORS -> "The weights of the score are ratios, which must not be added up";
            case TOO_FEW_MATCHED -> "Too few variants of the score are in the genotypes";
        };
    }
}
