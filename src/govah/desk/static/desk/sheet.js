/* The picture of a page: + - 0 and the wheel with Ctrl change its size, pulling moves it, n and b turn the page.
   Comfort only: the links beside the picture do the same. */
(() => {
  "use strict";
  const sheet = document.querySelector(".sheet");
  if (!sheet) return;
  const links = [...document.querySelectorAll(".zoom a")];
  const sizeNow = () => links.findIndex((link) => link.hasAttribute("aria-current"));
  const show = (wanted, x = 0.5, y = 0.5) => {
    const size = Math.min(Math.max(wanted, 0), links.length - 1);
    const before = sheet.firstElementChild.getBoundingClientRect();
    const frame = sheet.getBoundingClientRect();
    const at = [frame.left + x * frame.width, frame.top + y * Math.min(frame.height, innerHeight)];
    const part = [(at[0] - before.left) / before.width, (at[1] - before.top) / before.height];
    links.forEach((link, n) => {
      if (n === size) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      sheet.classList.toggle("z" + (n + 1), n === size);
    });
    history.replaceState(null, "", links[size].href.split("#")[0]);
    const after = sheet.firstElementChild.getBoundingClientRect();
    sheet.scrollBy(after.left + part[0] * after.width - at[0], after.top + part[1] * after.height - at[1]);
  };
  const showMark = (wanted) => {
    show(wanted);
    const mark = document.getElementById("mark");
    if (mark) mark.scrollIntoView({ block: "center", inline: "center" });
  };
  links.forEach((link, n) => link.addEventListener("click", (event) => {
    event.preventDefault();
    showMark(n);
  }));
  sheet.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const frame = sheet.getBoundingClientRect();
    const height = Math.min(frame.height, innerHeight);
    show(sizeNow() + (event.deltaY < 0 ? 1 : -1), (event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / height);
  }, { passive: false });
  let pulled = null;
  sheet.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button || sheet.classList.contains("z1")) return;
    pulled = [event.clientX, event.clientY];
    sheet.setPointerCapture(event.pointerId);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (!pulled) return;
    sheet.scrollBy(pulled[0] - event.clientX, pulled[1] - event.clientY);
    pulled = [event.clientX, event.clientY];
  });
  ["pointerup", "pointercancel"].forEach((name) => sheet.addEventListener(name, () => { pulled = null; }));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, select, textarea")) return;
    const turn = (rel) => {
      const link = document.querySelector(".turn a[rel=" + rel + "]");
      if (link) location.assign(link.href);
    };
    if (event.key === "+" || event.key === "=") showMark(sizeNow() + 1);
    else if (event.key === "-") showMark(sizeNow() - 1);
    else if (event.key === "0") showMark(0);
    else if (event.key === "n") turn("next");
    else if (event.key === "b") turn("prev");
  });
})();
