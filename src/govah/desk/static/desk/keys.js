/* Comfort only; every page works without it. Keys act on the page body, never in a field:
   / search · g then o, p, r overview, people, reports · j, k next and previous claim · w why · Escape leaves the search field. */
(() => {
  "use strict";
  const go = { o: "/", p: "/people/", r: "/reports/" };
  let pending = 0;
  const busy = (target) => target.closest("input, select, textarea, [contenteditable]");
  const step = (by) => {
    const claims = [...document.querySelectorAll(".claims > li[id]")];
    if (!claims.length) return;
    const at = claims.findIndex((li) => "#" + li.id === location.hash);
    const from = at >= 0 ? at : claims.findIndex((li) => li.classList.contains("now"));
    const next = claims[Math.min(Math.max(from + by, 0), claims.length - 1)];
    location.hash = next.id;
    next.querySelector("a").focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && event.target.id === "find") event.target.blur();
    if (busy(event.target)) return;
    if (Date.now() - pending < 1500 && go[event.key]) {
      location.assign(go[event.key]);
    } else if (event.key === "/") {
      event.preventDefault();
      document.getElementById("find").focus();
    } else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "w") {
      const now = document.querySelector(".claims > li:target, .claims > li.now");
      const why = now && now.querySelector(".marks a:last-of-type");
      if (why) location.assign(why.href);
    }
    pending = event.key === "g" ? Date.now() : 0;
  });
})();
