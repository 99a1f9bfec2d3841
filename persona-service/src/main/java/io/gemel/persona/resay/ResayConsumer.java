package io.gemel.persona.resay;

import io.gemel.contracts.Event;
import io.gemel.contracts.PersonaSpecs;
import io.gemel.contracts.PersonaTwins;
import io.gemel.contracts.ResayRequests;
import io.gemel.contracts.ResayRequests.ResayRequested;
import io.gemel.contracts.ResayRequests.Unknown;
import io.gemel.persona.draft.PersonaSpecRepository;
import io.gemel.persona.draft.SpecNews;
import io.gemel.persona.roster.TwinNews;
import io.gemel.persona.roster.TwinRepository;
import io.gemel.persona.roster.TwinRow;
import io.gemel.platform.inbox.Inbox;
import io.gemel.platform.inbox.Refused;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Says a twin's or its active spec's present state again, above every revision that was seen. */
@ApplicationScoped
class ResayConsumer {

    private final Inbox inbox;
    private final TwinRepository twins;
    private final PersonaSpecRepository specs;
    private final TwinNews twinNews;
    private final SpecNews specNews;

    ResayConsumer(
            Inbox inbox, TwinRepository twins, PersonaSpecRepository specs, TwinNews twinNews, SpecNews specNews) {
        this.inbox = inbox;
        this.twins = twins;
        this.specs = specs;
        this.twinNews = twinNews;
        this.specNews = specNews;
    }

    @Incoming("resay-requests")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.each(records, ResayRequests.TOPIC, this::apply);
    }

    private Uni<Void> apply(Tx tx, Event<ResayRequests> event) {
        return switch (event.data()) {
            case ResayRequested asked ->
                twins.lock(tx, asked.twinId())
                        .map(found -> found.orElseThrow(() -> new Refused("the tenant has no such twin")))
                        .chain(twin -> say(tx, twin, asked));
            case Unknown _ -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> say(Tx tx, TwinRow twin, ResayRequested asked) {
        if (asked.topic().equals(PersonaTwins.TOPIC.name())) {
            return twins.raise(tx, twin.id(), asked.seenRevision())
                    .invoke(saved -> twinNews.say(tx, saved))
                    .replaceWithVoid();
        }
        if (asked.topic().equals(PersonaSpecs.TOPIC.name())) {
            return specs.findActive(tx, twin.id())
                    .chain(active -> twins.raiseSpecRevision(tx, twin.id(), asked.seenRevision())
                            .invoke(revision -> specNews.say(tx, twin.id(), active, revision)))
                    .replaceWithVoid();
        }
        throw new Refused("only the compacted topics are said again");
    }
}
