// Passwords: argon2id from node:crypto, at the cost OWASP names as the floor, off the main thread.
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const KIBIBYTES = 19 * 1024;
const PASSES = 2;
const LANES = 1;
const TAG_BYTES = 32;
/** Each check holds 19 MiB: more at once would only queue for the same cores. */
const AT_ONCE = 4;
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([\w+/]+)\$([\w+/]+)$/;

const derive = promisify(argon2);

/** The hash to store, in the PHC format. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await tagOf(password, salt, KIBIBYTES, PASSES, LANES, TAG_BYTES);
  return `$argon2id$v=19$m=${KIBIBYTES},t=${PASSES},p=${LANES}$${plain(salt)}$${plain(tag)}`;
}

/** A hash of nothing anybody knows: checked when there is no user, so that the answer takes as long. */
const NOBODY = `$argon2id$v=19$m=${KIBIBYTES},t=${PASSES},p=${LANES}$${plain(randomBytes(16))}$${plain(randomBytes(32))}`;

/** True when the password is the one that was hashed. With a null hash it takes the same time and is false. */
export async function passwordIs(password: string, hash: string | null): Promise<boolean> {
  const [, memory, passes, lanes, salt, tag] = PHC.exec(hash ?? NOBODY) ?? PHC.exec(NOBODY) ?? [];
  const expected = Buffer.from(tag ?? "", "base64");
  const found = await tagOf(
    password,
    Buffer.from(salt ?? "", "base64"),
    Number(memory),
    Number(passes),
    Number(lanes),
    expected.length,
  );
  return timingSafeEqual(found, expected) && hash !== null;
}

let running = 0;
const waiting: (() => void)[] = [];

async function tagOf(
  password: string,
  nonce: Buffer,
  memory: number,
  passes: number,
  parallelism: number,
  tagLength: number,
): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await derive("argon2id", {
      // Accents typed on two keyboards are two texts for one password until they are normalised.
      message: password.normalize("NFKC"),
      nonce,
      memory,
      passes,
      parallelism,
      tagLength,
    });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function plain(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
