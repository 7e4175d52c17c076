package org.precisionhooks.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.knowledge.Knowledge;

/** What it costs to read a laboratory's report of 31 resources into facts, from its text (genomics-fhir.md section 9: under 50 ms). */
public final class ReadBench {

    private static final int RUNS = Integer.getInteger("bench.runs", 2000);
    private static final double NANOS_A_MILLISECOND = 1e6;
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> GENES =
            List.of("CYP2C19", "DPYD", "IFNL3", "SLCO1B1", "TPMT", "CYP2C9", "VKORC1");
    private static final int RESOURCES = 31;

    private ReadBench() {}

    public static void main(String[] args) throws JsonProcessingException {
        RecordReader reader = new RecordReader(ReadingTables.from(Knowledge.builtIn()));
        List<String> report = report();
        long first = nanos(reader, report);
        long[] nanos = new long[RUNS];
        for (int i = 0; i < 2 * RUNS; i++) {
            nanos[i % RUNS] = nanos(reader, report);
        }
        Arrays.sort(nanos);
        System.out.printf(
                "Report of %d resources into facts: first %.1f ms, then p50 %.3f ms, p95 %.3f ms (bar 50)%n",
                report.size(), first / NANOS_A_MILLISECOND, at(nanos, 50), at(nanos, 95));
    }

    private static double at(long[] nanos, int percent) {
        return nanos[nanos.length * percent / 100] / NANOS_A_MILLISECOND;
    }

    private static long nanos(RecordReader reader, List<String> report) throws JsonProcessingException {
        long start = THREAD.getCurrentThreadCpuTime();
        List<FoundResource> found = new ArrayList<>();
        for (String resource : report) {
            JsonNode json = JSON.readTree(resource);
            found.add(new FoundResource(json, DataOrigin.SERVER));
        }
        long facts = reader.read("p", found).sources().stream()
                .mapToLong(source -> source.facts().size())
                .sum();
        if (facts < 2L * GENES.size()) {
            throw new IllegalStateException("A result was not read");
        }
        return THREAD.getCurrentThreadCpuTime() - start;
    }

    /** As in the first edition of the guide: of each gene a group, a genotype in words and what it means, of one a variant. */
    private static List<String> report() {
        List<String> report = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (String gene : GENES) {
            report.add(observation("genotype-" + gene, "84413-4", gene, "*1/*2", ""));
            report.add(observation("meaning-" + gene, "53040-2", gene, "Intermediate metabolizer", medication()));
            report.add(group("group-" + gene, gene));
            results.add("group-" + gene);
        }
        report.add(observation("variant", "69548-6", "BRCA2", "Present", variant()));
        report.add(observation("disease", "53037-8", "BRCA2", "Pathogenic", ""));
        report.add(observation("comment", "86467-8", "BRCA2", "A comment of the laboratory", ""));
        report.add(document(results));
        report.add("{'resourceType':'Patient','id':'p','birthDate':'1980-01-01'}");
        for (String other : List.of("Specimen", "ServiceRequest", "Practitioner", "Organization", "PlanDefinition")) {
            report.add("{'resourceType':'" + other + "','id':'" + other.toLowerCase(java.util.Locale.ROOT)
                    + "','status':'active'}");
        }
        if (report.size() != RESOURCES) {
            throw new IllegalStateException("The report has " + report.size() + " resources");
        }
        return report.stream().map(one -> one.replace('\'', '"')).toList();
    }

    private static String observation(String id, String code, String gene, String value, String more) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final','subject':{'reference':'Patient/p'},"
                + "'effectiveDateTime':'2020-01-01','code':{'coding':[{'system':'http://loinc.org','code':'" + code
                + "'}]},'valueCodeableConcept':{'text':'" + value + "'},'component':[" + component("48018-6", gene)
                + more + "]}";
    }

    private static String component(String code, String text) {
        return "{'code':{'coding':[{'system':'http://loinc.org','code':'" + code
                + "'}]},'valueCodeableConcept':{'text':'" + text + "'}}";
    }

    private static String medication() {
        return "," + component("51963-7", "clopidogrel") + "," + component("51963-7", "voriconazole");
    }

    private static String variant() {
        return "," + component("48004-6", "NM_000059.3:c.2808_2811delACAA") + ","
                + component("81290-9", "NC_000013.10:g.32911300_32911303delACAA") + ","
                + component("48005-3", "NP_000050.2:p.Ala938Profs*21");
    }

    private static String group(String id, String gene) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final','subject':{'reference':'Patient/p'},"
                + "'code':{'coding':[{'system':'http://loinc.org','code':'TBD-grouper'}]},'hasMember':["
                + "{'reference':'Observation/genotype-" + gene + "'},{'reference':'Observation/meaning-" + gene
                + "'}]}";
    }

    private static String document(List<String> results) {
        StringBuilder references = new StringBuilder();
        results.forEach(result -> references
                .append(references.isEmpty() ? "" : ",")
                .append("{'reference':'Observation/")
                .append(result)
                .append("'}"));
        return "{'resourceType':'DiagnosticReport','id':'report','status':'final','subject':{'reference':'Patient/p'},"
                + "'code':{'coding':[{'system':'http://loinc.org','code':'51969-4'}]},'result':[" + references + "]}";
    }
}
