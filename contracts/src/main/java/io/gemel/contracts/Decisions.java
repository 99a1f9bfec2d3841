package io.gemel.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided, and where an execution's cycle ends. */
public sealed interface Decisions {

    /** Key: root id of a committed decision; twin id of everything else. */
    Topic<Decisions> TOPIC = Topic.of("capture.decisions", Decisions.class, new Unknown());

    /** A version of a decision was committed; neither its reason's text nor a vault reference is said. */
    @EventType("capture.decision.committed")
    record DecisionCommitted(
            UUID versionId,
            UUID rootId,
            int version,
            @Nullable UUID previousVersionId,
            UUID twinId,
            UUID executionId,
            String title,
            String domain,
            String strength,
            String reasonType,
            int evidenceCount,
            boolean hasVaultRefs,
            Instant committedAt)
            implements Decisions {
        public DecisionCommitted {
            Required.all(versionId, rootId, twinId, executionId, title, domain, strength, reasonType, committedAt);
        }
    }

    /** An execution was completed or aborted; these are the versions committed in it. */
    @EventType("capture.execution.ended")
    record ExecutionEnded(UUID executionId, UUID twinId, String outcome, List<UUID> versionIds, Instant endedAt)
            implements Decisions {
        public ExecutionEnded {
            Required.all(executionId, twinId, outcome, versionIds, endedAt);
            versionIds = List.copyOf(versionIds);
        }
    }

    /** The owner wants a twin's decision index made anew. */
    @EventType("capture.decision-index.rebuild-requested")
    record IndexRebuildRequested(UUID twinId, String requestedBy, Instant requestedAt) implements Decisions {
        public IndexRebuildRequested {
            Required.all(twinId, requestedBy, requestedAt);
        }
    }

    /** Said by a newer producer than this build knows. Consumers skip it. */
    record Unknown() implements Decisions {}
}
