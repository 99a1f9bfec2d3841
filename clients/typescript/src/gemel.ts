import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { paths as Audit } from "../generated/audit.js";
import type { paths as Capture } from "../generated/capture.js";
import type { paths as Persona } from "../generated/persona.js";
import type { paths as Runtime } from "../generated/runtime.js";

/** Every operation behind the gateway; no two services share a path. */
export type Paths = Capture & Persona & Runtime & Audit;

/** A client of all four services that speaks in the name of whoever the token was given to. */
export function gemel(gateway: string, token: string): Client<Paths> {
  const client = createClient<Paths>({ baseUrl: gateway });
  client.use(signed(token));
  return client;
}

function signed(token: string): Middleware {
  return {
    onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${token}`);
      // A caller who may have to repeat a write gives a key of its own, the same each time.
      if (request.method !== "GET" && !request.headers.has("Idempotency-Key")) {
        request.headers.set("Idempotency-Key", crypto.randomUUID());
      }
      return request;
    },
  };
}
