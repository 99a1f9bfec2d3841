package io.gemel.runtime;

import io.gemel.platformtest.KafkaResource;
import io.gemel.platformtest.PostgresResource;
import io.gemel.platformtest.TokenIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** What every test of this module runs against. */
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "svc", value = "runtime"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenIssuer.class)
final class TestStack {

    private TestStack() {}
}
