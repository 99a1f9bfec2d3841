package io.gemel.capture.record;

import io.gemel.capture.candidate.CaptureType;
import io.gemel.capture.judgement.Capture;
import io.gemel.platform.http.Page;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Captures as they are read: the records of all three types in one order, each with its candidate and its retraction.
 * Lists merge index scans. They always have a lower bound to search from, and look candidates up row by row, so that a
 * late page costs what the first one does.
 */
@ApplicationScoped
class CaptureRepository {

    private static final UUID NEWEST = new UUID(-1, -1);

    private static final String COLUMNS = """
            t.id, t.twin_id, t.owner_id, t.training_session_id, t.intent_label, t.metadata::text as metadata,
            t.clause_ids, t.created_at, c.id as candidate_id, c.module_id, c.module_data::text as module_data,
            c.confidence, r.note, r.retracted_by, r.created_at as retracted_at
            """;

    /** Where the captures of a type are, and what only its records have. */
    private record Source(CaptureType type, String table, String own) {}

    private static final List<Source> SOURCES = List.of(
            new Source(CaptureType.SJT, "persona_decision_traces", """
                    'scenario_id', t.scenario_id, 'prompt', t.prompt, 'options', t.options,
                    'selected_option', t.selected_option, 'rationale', t.rationale, 'thresholds', t.thresholds
                    """),
            new Source(CaptureType.PAIRWISE, "persona_preferences", """
                    'prompt', t.prompt, 'candidate_a_id', t.candidate_a_id, 'candidate_a_text', t.candidate_a_text,
                    'candidate_b_id', t.candidate_b_id, 'candidate_b_text', t.candidate_b_text,
                    'preferred', t.preferred, 'rationale', t.rationale
                    """),
            new Source(CaptureType.INTROSPECTION, "persona_introspection", """
                    'question', t.question, 'answer', t.answer, 'thresholds', t.thresholds
                    """));

    private static final String EACH = """
             cross join lateral (select id, module_id, module_data, confidence
                                   from module_candidates where source_event_id = t.id limit 1) as c
              left join lateral (select candidate_id, note, retracted_by, created_at
                                   from capture_retractions where candidate_id = c.id limit 1) as r on true
            """;

    private static final String RETRACTED = """
              join module_candidates as c on c.source_event_id = t.id
              join capture_retractions as r on r.candidate_id = c.id
            """;

    private static final String PAGE = """
             where t.twin_id = $1 and t.id < $2
               and ($3::text is null or $3 = '${type}')
               and ($4::text is null or t.intent_label = $4)
            """;

    private static final String OF_SESSION = " and t.training_session_id = $6 ";
    private static final String OF_ANY_SESSION = " and $6::uuid is null ";
    private static final String STANDING = " and r.candidate_id is null ";
    private static final String LIMIT = " limit $5";

    static final String FIND = merged(EACH + " where t.twin_id = $1 and t.id = $2", " limit 1");
    static final String ALL = merged(EACH + PAGE + OF_ANY_SESSION, LIMIT);
    static final String ALL_STANDING = merged(EACH + PAGE + OF_ANY_SESSION + STANDING, LIMIT);
    static final String ALL_RETRACTED = merged(RETRACTED + PAGE + OF_ANY_SESSION, LIMIT);
    static final String SESSION = merged(EACH + PAGE + OF_SESSION, LIMIT);
    static final String SESSION_STANDING = merged(EACH + PAGE + OF_SESSION + STANDING, LIMIT);
    static final String SESSION_RETRACTED = merged(RETRACTED + PAGE + OF_SESSION, LIMIT);

    /**
     * The three tables, each read to the end of the page in its own order: below a plain union, row-level security would
     * keep the planner from using that order.
     */
    private static String merged(String joinsAndConditions, String limit) {
        return SOURCES.stream()
                .map(source -> part(source, joinsAndConditions, limit))
                .collect(
                        Collectors.joining(" union all ", "select * from (", ") as captures order by id desc" + limit));
    }

    private static String part(Source source, String joinsAndConditions, String limit) {
        String type = source.type().text();
        return "(select '" + type + "'::text as type, " + COLUMNS + ", json_build_object(" + source.own()
                + ")::text as own from " + source.table() + " as t " + joinsAndConditions.replace("${type}", type)
                + " order by t.id desc" + limit + ")";
    }

    Uni<Optional<Capture>> find(Tx tx, UUID twin, UUID id) {
        return tx.run(FIND, twin, id).map(rows -> rows.stream().findFirst().map(CaptureRow::capture));
    }

    /** One row more than the page holds, newest first. */
    Uni<List<Capture>> list(Tx tx, UUID twin, CaptureFilter filter, Page page) {
        var before = Objects.requireNonNullElse(page.afterId(), NEWEST);
        return tx.run(
                        statement(filter),
                        twin,
                        before,
                        filter.type(),
                        filter.intentLabel(),
                        page.fetch(),
                        filter.session())
                .map(rows -> rows.stream().map(CaptureRow::capture).toList());
    }

    private static String statement(CaptureFilter filter) {
        boolean session = filter.session() != null;
        if (filter.retracted() == null) {
            return session ? SESSION : ALL;
        }
        if (filter.retracted()) {
            return session ? SESSION_RETRACTED : ALL_RETRACTED;
        }
        return session ? SESSION_STANDING : ALL_STANDING;
    }
}
