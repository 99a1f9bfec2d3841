package io.gemel.runtime.conversation;

import io.gemel.contracts.ReviewRequests;
import io.gemel.contracts.ReviewRequests.ReviewRequested;
import io.gemel.platform.json.Characters;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import io.gemel.runtime.RuntimeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says to the owner's queue that a turn must be looked at. */
@ApplicationScoped
public class AskForReview {

    private static final int PREVIEW = 200;
    private static final Set<String> URGENT = Set.of("escalate", "refuse");

    private final boolean preview;
    private final Outbox outbox;

    AskForReview(RuntimeConfig config, Outbox outbox) {
        this.preview = config.reviewPreview();
        this.outbox = outbox;
    }

    /**
     * Says so with the commit.
     *
     * @param message what was asked, null when it is not kept any more
     */
    public void run(Tx tx, Decision decision, String reason, BigDecimal confidence, @Nullable String message) {
        var routing = decision.routingDecision();
        var twin = decision.twinId().toString();
        var said = new ReviewRequested(
                decision.id(),
                decision.twinId(),
                decision.conversationId(),
                decision.messageId(),
                reason,
                URGENT.contains(reason) ? "high" : "medium",
                routing.intent(),
                routing.chosenWorkflow(),
                confidence,
                decision.prompt().personaSpecVersion(),
                shown(preview, message),
                tx.now());
        outbox.say(tx, ReviewRequests.TOPIC, twin, twin, said);
    }

    /** The message's beginning; nothing where it is not to be shown, not kept any more or blank. */
    static @Nullable String shown(boolean preview, @Nullable String message) {
        if (!preview || message == null) {
            return null;
        }
        var beginning = message.codePointCount(0, message.length()) <= PREVIEW
                ? message
                : message.substring(0, message.offsetByCodePoints(0, PREVIEW));
        return Characters.isBlank(beginning) ? null : beginning;
    }
}
