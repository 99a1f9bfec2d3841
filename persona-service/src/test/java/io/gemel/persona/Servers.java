package io.gemel.persona;

import io.gemel.platformtest.KafkaResource;
import io.gemel.platformtest.PostgresResource;
import io.gemel.platformtest.TokenIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** The database, broker and issuer that all tests of this module share. */
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "svc", value = "persona"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenIssuer.class)
final class Servers {

    private Servers() {}
}
