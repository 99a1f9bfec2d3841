package io.gemel.contracts;

import java.util.List;

/** Every topic of the platform. */
public final class Topics {

    /** What the name of a dead-letter topic adds to its topic's. */
    public static final String DEAD_LETTERS = ".dlq";

    /** Partitions of every topic but dead-letter topics, which have one. */
    public static final int PARTITIONS = 6;

    /** All topics, those of the planned features aside. */
    public static final List<Topic<?>> ALL = List.of(
            PersonaTwins.TOPIC,
            PersonaSpecs.TOPIC,
            PersonaReviews.TOPIC,
            ResayRequests.TOPIC,
            ModuleCandidates.TOPIC,
            Decisions.TOPIC,
            ReviewRequests.TOPIC,
            ProviderOutcomes.TOPIC,
            Responses.TOPIC,
            GoldCases.TOPIC,
            Proposals.TOPIC);

    /** The topics that one of the services consumes, each with a dead-letter topic. */
    public static final List<Topic<?>> CONSUMED = List.of(
            PersonaTwins.TOPIC,
            PersonaSpecs.TOPIC,
            ResayRequests.TOPIC,
            ModuleCandidates.TOPIC,
            Decisions.TOPIC,
            ReviewRequests.TOPIC,
            ProviderOutcomes.TOPIC);

    private Topics() {}
}
