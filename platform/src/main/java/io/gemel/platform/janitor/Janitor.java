package io.gemel.platform.janitor;

import io.gemel.platform.operation.GemelConfig;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/** Runs the tidying jobs, one instance at a time per database, in small transactions under the janitor's own role. */
@ApplicationScoped
public class Janitor {

    private static final Logger LOG = Logger.getLogger(Janitor.class);
    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(hashtextextended('gemel-janitor', 0))";
    private static final int ROWS = 1000;

    private final GemelConfig config;
    private final List<JanitorJob> jobs;

    Janitor(GemelConfig config, @All List<JanitorJob> jobs) {
        this.config = config;
        this.jobs = jobs;
    }

    /** One round of all jobs. */
    @Scheduled(
            every = "${gemel.janitor.every:60s}",
            delayed = "${gemel.janitor.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    public void tidy() {
        try (var db = JanitorDb.connect(config)) {
            for (var job : jobs) {
                tidy(db, job);
            }
        } catch (SQLException e) {
            LOG.warnf("The janitor could not tidy: %s", e.getMessage());
        }
    }

    /** A job that fails does not keep the others from their turn. */
    private static void tidy(Connection db, JanitorJob job) throws SQLException {
        try {
            int changed = ROWS;
            while (changed >= ROWS) {
                changed = run(db, job);
            }
        } catch (SQLException e) {
            LOG.warnf("The janitor could not tidy %s: %s", job.name(), e.getMessage());
            db.rollback();
        }
    }

    private static int run(Connection db, JanitorJob job) throws SQLException {
        try (var lock = db.prepareStatement(TRY_LOCK);
                var locked = lock.executeQuery();
                var work = db.prepareStatement(job.sql())) {
            locked.next();
            if (!locked.getBoolean(1)) {
                db.rollback();
                return 0;
            }
            work.setDouble(1, job.age().toMillis() / 1000.0);
            int changed = work.executeUpdate();
            db.commit();
            return changed;
        }
    }
}
