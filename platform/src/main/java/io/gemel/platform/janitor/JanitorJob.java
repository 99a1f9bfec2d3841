package io.gemel.platform.janitor;

import java.time.Duration;

/**
 * One statement that tidies one table: at most 1,000 rows a run, those older than {@link #age}.
 *
 * @param sql with one parameter, the age in seconds
 */
public record JanitorJob(String name, String sql, Duration age) {}
