// The log holds ids and codes only. What people typed, what an error said of it, headers, bodies and queries stay out.
import pino, { type DestinationStream, type Logger } from "pino";

/** The process's log: JSON lines on stderr, so that stdout stays for answers. */
export function createLog(destination: DestinationStream = pino.destination({ dest: 2, sync: true })): Logger {
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}

/** What may be logged of a fault: its class and a code of ours or Node's, never its message, which may quote a field. */
export function faultOf(error: unknown): { readonly fault: string; readonly code?: string; readonly at?: string } {
  if (!(error instanceof Error)) return { fault: typeof error };
  const code = (error as { code?: unknown }).code;
  const at = placeOf(error.stack);
  return {
    fault: error.name,
    ...(typeof code === "string" && /^[A-Z_0-9]{2,60}$/.test(code) ? { code } : {}),
    ...(at ? { at } : {}),
  };
}

/** The first place in our own code on the stack: a file and a line say where to look and quote nothing. */
function placeOf(stack: string | undefined): string | undefined {
  return stack?.match(/\b(?:app|db|machines|build)\/[\w./$-]+\.(?:tsx?|js):\d+(?::\d+)?/)?.[0];
}
