/**
 * Runs inline at the start of `<body>`, before anything is drawn: tells the styles that JavaScript runs, so that
 * what a choice reveals starts hidden. If the page's scripts have not arrived after eight seconds it takes that back:
 * a question that nothing can reveal must not stay hidden.
 */
export const SUPPORT_SCRIPT = `(function () {
  var body = document.body;
  if (!("noModule" in HTMLScriptElement.prototype)) return;
  body.classList.add("js-enabled", "govuk-frontend-supported");
  setTimeout(function () {
    if (!document.body.hasAttribute("data-hub-enhanced")) document.body.classList.remove("govuk-frontend-supported");
  }, 8000);
})();`;
