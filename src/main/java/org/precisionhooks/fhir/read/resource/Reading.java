package org.precisionhooks.fhir.read.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssue;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.UncomputableResult;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.json.References;
import org.precisionhooks.fhir.read.json.Times;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** The reading of one resource: what its readers found in it and in what it contains. */
public final class Reading {

    private final ReadingContext context;
    private final Entry entry;
    private final List<Fact> facts;
    private final List<Fact> withdrawn;
    private final List<ReadIssue> issues;
    private final Set<String> genes;
    private final Optional<ClinicalTime> time;
    private final Optional<ClinicalTime> taken;
    private final Source source;

    public Reading(ReadingContext context, Entry entry) {
        this.context = context;
        this.entry = entry;
        this.facts = new ArrayList<>(2);
        this.withdrawn = new ArrayList<>(0);
        this.issues = new ArrayList<>(0);
        this.genes = new HashSet<>(2);
        this.time = Times.clinical(entry.json(), context.zone());
        this.taken = time.or(this::reportTime);
        this.source = source(Optional.empty());
    }

    private Reading(Reading outer, Entry part, List<Fact> facts, List<ReadIssue> issues) {
        this.context = outer.context;
        this.entry = part;
        this.facts = facts;
        this.withdrawn = outer.withdrawn;
        this.issues = issues;
        this.genes = outer.genes;
        this.time = Times.clinical(part.json(), context.zone());
        this.taken = time.or(() -> outer.taken).or(this::reportTime);
        this.source = source(Optional.of(outer.source));
    }

    /** The reading of a contained resource; it takes status and date from its holder when it has none. */
    public Reading inside(Entry part) {
        return new Reading(this, part, facts, issues);
    }

    /** The reading of what is withdrawn: nothing of it is used, but what it spoke of still decides on who may see and write it. */
    public Reading unheard() {
        return new Reading(this, entry, withdrawn, new ArrayList<>(0));
    }

    private Source source(Optional<Source> outer) {
        ResultStatus own = Statuses.of(json());
        boolean stated = outer.isEmpty() || !Json.text(json(), "status").isEmpty();
        ResultStatus status = stated ? own : outer.map(Source::status).orElse(own);
        Optional<ClinicalTime> when = time.or(() -> outer.flatMap(Source::time))
                .or(this::reportTime)
                .or(() -> Times.lastUpdated(json(), context.zone()));
        return new Source(entry.reference(), status, when);
    }

    /**
     * The source of what was measured or asked. The time at which a resource was last written is none of a result: one of an
     * unknown day may be very old.
     */
    public Source observed() {
        return new Source(source.reference(), source.status(), taken);
    }

    /** The source with the day that these fields state, where it has no clinical time: when it was stored is no day of a wish. */
    public Source dated(String... fields) {
        Optional<ClinicalTime> stated = time.or(() -> Stream.of(fields)
                .flatMap(field -> Times.date(json(), field, context.zone()).stream())
                .findFirst());
        return new Source(source.reference(), source.status(), stated.or(source::time));
    }

    private Optional<ClinicalTime> reportTime() {
        if (!entry.type().equals("Observation")) {
            return Optional.empty();
        }
        for (Entry holder : context.index().holders(entry)) {
            Optional<ClinicalTime> time = Times.clinical(holder.json(), context.zone());
            if (holder.type().equals("DiagnosticReport") && time.isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }

    public ReadingContext context() {
        return context;
    }

    public ReadingTables tables() {
        return context.tables();
    }

    public Entry entry() {
        return entry;
    }

    public JsonNode json() {
        return entry.json();
    }

    /** The clinical period that the resource states itself. */
    public Optional<ClinicalTime> time() {
        return time;
    }

    public Source source() {
        return source;
    }

    public List<Fact> facts() {
        return facts;
    }

    /** What it spoke of and speaks of no more. */
    public List<Fact> withdrawn() {
        return withdrawn;
    }

    public List<ReadIssue> issues() {
        return issues;
    }

    public Set<String> genes() {
        return genes;
    }

    /** The gene that a change is called by, or an empty text; all that it touches decide on who may see it. */
    public String geneAt(GenomicRegion change) {
        genes.addAll(tables().locations().at(change));
        return tables().locations().named(change);
    }

    public void fact(Fact fact) {
        facts.add(fact);
    }

    public void issue(ReadIssueCode code, String detail) {
        issues.add(new ReadIssue(entry.reference(), code, detail));
    }

    /** A genetic result that is kept but not computed with, and the issue that says why. */
    public void uncomputable(String gene, Origin origin, ReadIssueCode code, String reason) {
        fact(new UncomputableResult(source, gene, origin, reason));
        issue(code, reason);
    }

    public Optional<Entry> resolve(JsonNode reference) {
        return context.index().resolve(entry, References.of(reference));
    }
}
