package io.gemel.persona.intake;

import io.gemel.platform.janitor.JanitorJob;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What is forgotten of the review queues in time. */
class ReviewJobs {

    private static final Duration KEPT = Duration.ofDays(7);

    private static final String EVENTS = """
            delete from review_events
             where (tenant_id, twin_id, seq) in (
                   select tenant_id, twin_id, seq from review_events
                    where created_at < now() - make_interval(secs => ?) limit 1000)
            """;

    private static final String PREVIEWS = """
            update owner_review_queue
               set question_preview = null
             where (tenant_id, id) in (
                   select tenant_id, id from owner_review_queue
                    where question_preview is not null
                      and created_at < now() - make_interval(secs => ?) limit 1000)
            """;

    @Produces
    @Singleton
    JanitorJob reviewEvents() {
        return new JanitorJob("review-events", EVENTS, KEPT);
    }

    @Produces
    @Singleton
    JanitorJob questionPreviews(ReviewConfig config) {
        return new JanitorJob("question-previews", PREVIEWS, config.previewRetention());
    }
}
