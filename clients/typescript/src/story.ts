/** What a call of openapi-fetch comes to: an answer of the operation, or a problem. */
interface Result<T> {
  data?: T;
  error?: { code: string; detail: string };
  response: Response;
}

const PATIENCE_MS = 30_000;
const PAUSE_MS = 250;

let broken = 0;

/** Says whether a fact holds; the walk goes on. */
export function prove(fact: string, holds: boolean): void {
  console.log(`${holds ? "proved:" : "NOT SO:"} ${fact}`);
  broken += holds ? 0 : 1;
}

/** Whether every fact so far held. */
export function allHeld(): boolean {
  return broken === 0;
}

/** The answer; what comes after makes no sense without it. */
export async function answer<T>(fact: string, call: Promise<Result<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (data === undefined) {
    throw new Error(`${fact}: ${response.status} ${error?.code} ${error?.detail}`);
  }
  prove(fact, true);
  return data;
}

/** The code of the problem that a call is refused with. */
export async function refusal(call: Promise<Result<unknown>>): Promise<string | undefined> {
  return (await call).error?.code;
}

/** Asks until the answer is as wanted: what travels by events takes a moment. */
export async function eventually<T>(
  fact: string,
  ask: () => Promise<Result<T>>,
  arrived: (data: T) => boolean = () => true,
): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const { data, error, response } = await ask();
    if (data !== undefined && arrived(data)) {
      prove(fact, true);
      return data;
    }
    if (Date.now() > end) {
      throw new Error(`${fact}: not in ${PATIENCE_MS} ms; last ${response.status} ${error?.code ?? ""}`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
