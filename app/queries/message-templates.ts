import type { From } from "#db/connection.ts";
import { messageTemplatesOfArea } from "#db/message-template.ts";
import { momentWords } from "#machines/due-words.ts";
import { TEMPLATE, TEMPLATES, type TemplateCode } from "#machines/templates/templates.ts";
import type { Instant } from "#machines/time.ts";
import { userNames } from "./user-names.ts";

export interface ShownTemplate {
  readonly code: TemplateCode;
  readonly title: string;
  readonly to: "person" | "professional";
  readonly placeholders: readonly string[];
  readonly subject: string;
  readonly body: string;
  /** The version that holds; "" for the hub's own words. */
  readonly version: string;
  /** Earlier words and the one that holds, the newest first, with who set them and when. */
  readonly history: readonly { readonly body: string; readonly by: string; readonly at: string }[];
}

/** Every message of the area, as it is worded now. */
export async function messageTemplates(from: From, area: string, at: Instant): Promise<ShownTemplate[]> {
  const rows = await messageTemplatesOfArea(from, area);
  const names = await userNames(
    from,
    rows.map(({ by }) => by),
  );
  return TEMPLATES.map((code) => {
    const { title, to, placeholders, subject, body } = TEMPLATE[code];
    const own = rows.filter((row) => row.code === code);
    const [newest] = own;
    return {
      code,
      title,
      to,
      placeholders,
      subject: newest?.subject ?? subject,
      body: newest?.body ?? body,
      version: newest?.id ?? "",
      history: own.map((row) => ({ body: row.body, by: names.get(row.by) ?? "", at: momentWords(row.at, at) })),
    };
  });
}
