import { describe, expect, it } from "vitest";
import { soundSvg } from "#app/reports/drawing/sound-svg.ts";

const sound = (inside: string) =>
  soundSvg(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`, {
    title: "A <title> & more",
    words: "Words",
    width: 10,
    height: 5,
  });

describe("a drawn picture that is made sound", () => {
  it("keeps what a still picture needs, and makes its styles attributes", () => {
    const made = sound(
      '<g ><text style="font-size:12px;font-family:Roboto, Arial;" x="1" fill="#000">£5 &amp; more</text></g>',
    );
    expect(made).toContain(
      '<g><text font-size="12px" font-family="Roboto, Arial" x="1" fill="#000">£5 &amp; more</text></g>',
    );
    expect(made).toContain('<title id="title">A &lt;title&gt; &amp; more</title>');
  });

  it("loses styles, scripts, listeners, links and addresses outside of it", () => {
    const made = sound(
      '<style><![CDATA[.a{fill:red}]]></style><script>alert(1)</script><foreignObject><b>x</b></foreignObject><image href="https://example.org/a.png"/><rect class="a" onclick="x()" width="3" fill="url(https://example.org)" style="background:url(x)"></rect><path fill="url(#p)" d="M0 0"></path>',
    );
    expect(made).not.toMatch(/style|script|foreign|image|onclick|class|example\.org|background/);
    expect(made).toContain('<rect width="3"></rect><path fill="url(#p)" d="M0 0"></path>');
  });

  it("is refused when something is left that is no plain drawing", () => {
    expect(() => sound("<!-- x --><rect/>")).toThrow("no plain picture");
    expect(() => sound('<rect width="1"')).toThrow("no plain picture");
  });
});
