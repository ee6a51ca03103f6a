/**
 * Runs inline on pages that leave nothing behind: what was typed and shown is taken out of the page as it is left, so that a
 * browser that keeps pages for its Back button keeps an empty one; and one that shows a kept page all the same asks for it anew.
 */
export const LEAVE_NOTHING_SCRIPT = `(function () {
  addEventListener("pagehide", function () {
    document.querySelectorAll("input, textarea").forEach(function (field) {
      field.value = "";
      field.checked = false;
    });
    document.querySelectorAll("main").forEach(function (main) { main.textContent = ""; });
  });
  addEventListener("pageshow", function (event) {
    if (event.persisted) location.reload();
  });
})();`;
