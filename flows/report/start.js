/* ---- words, and what the user does ---- */
function drawCounts() {
  const { text_chars: text, noise_chars: noise } = data.counts;
  const figures = rows.quantity.filter((said) => said !== null).length;
  const list = [[total, "rows"], [total - undated, "dated"], [figures, "figures"], [total - unowned, "owned"], [data.counts.canonical, "documents"], [data.counts.pages, "pages"]];
  $("counts").replaceChildren(
    ...list.map(([count, name]) => el("div", "", [el("dd", "", number(count)), el("dt", "", t(name))])),
    el("div", "", [el("dd", "", `${((100 * noise) / Math.max(1, text + noise)).toFixed(1)}%`), el("dt", "", t("set_aside"))]),
  );
}

function drawWords() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = t("title");
  for (const place of document.querySelectorAll("[data-t]")) place.textContent = t(place.dataset.t);
  $("language").textContent = t("other_language");
  $("f-text").placeholder = t("search_hint");
  const chosen = [$("f-kind").value, $("f-due").value || "all"];
  const option = (value, said) => Object.assign(el("option", "", said), { value });
  $("f-kind").replaceChildren(option("", t("all")), ...KINDS.map((kind) => option(kind, kindName(kind))));
  $("f-due").replaceChildren(...Object.keys(DUE).map((name) => option(name, t(name))));
  [$("f-kind").value, $("f-due").value] = chosen;
  drawCounts();
  drawSources();
  drawHeads();
  const { limits, counts } = data;
  const left = [];
  if (limits.rows < limits.of_rows) left.push(t("rows_left_out", { n: number(limits.rows), m: number(limits.of_rows) }));
  if (counts.with_copies > counts.rows) left.push(t("copies", { n: number(counts.with_copies - counts.rows) }));
  if (limits.without_passage) left.push(t("without_passage", { n: number(limits.without_passage) }));
  if (counts.rejects) left.push(t("rejects", { n: number(counts.rejects) }));
  left.push(limits.context_chars ? t("context", { n: limits.context_chars }) : t("context_none"));
  $("limits").textContent = left.join(" ");
  $("made").textContent = `duban · ${t("snapshot", { id: data.snapshot })}`;
  if (state.open === null) $("panel").replaceChildren(el("p", "choose", t("choose")));
  else show(state.open);
}

function fillLists() {
  const option = (value) => Object.assign(document.createElement("option"), { value });
  $("bodies").append(...[...data.bodyCounts].sort((a, b) => b[1] - a[1]).slice(0, 500).map(([name]) => option(name)));
  $("documents").append(...[...new Set(documentTexts)].slice(0, 500).map(option));
}

function paper() {
  const printed = state.found.slice(0, PAPER_ROWS);
  const head = el("tr", "", HEADS.map((name) => el("th", `c-${name}`, t(HEAD_WORDS[name] || name))));
  const body = printed.map((row) => el("tr", "", cells(row).map((cell) => {
    const made = el("td", cell.className);
    made.append(...cell.childNodes);
    return made;
  })));
  const table = el("table", "", [el("thead", "", [head]), el("tbody", "", body)]);
  const note = printed.length < state.found.length ? [el("p", "", t("paper_left_out", { n: number(PAPER_ROWS) }))] : [];
  $("paper").replaceChildren(...note, table);
}

const KEYS = {
  ArrowDown: () => moveTo(state.at + 1),
  ArrowUp: () => moveTo(state.at - 1),
  PageDown: () => moveTo(state.at + Math.floor($("grid").clientHeight / ROW)),
  PageUp: () => moveTo(state.at - Math.floor($("grid").clientHeight / ROW)),
  Home: () => moveTo(0),
  End: () => moveTo(state.found.length - 1),
  Enter: () => openAt(state.at),
  " ": () => openAt(state.at),
};

function openAt(place) {
  if (!state.found.length) return;
  state.at = place;
  show(state.found[place]);
  drawRows();
}

function listen() {
  let waiting = 0;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(find, 120); };
  $("filters").addEventListener("input", later);
  $("filters").addEventListener("reset", () => setTimeout(find));
  $("filters").addEventListener("submit", (event) => { event.preventDefault(); find(); });
  $("heads").addEventListener("click", (event) => {
    const name = event.target.closest("button")?.dataset.sort;
    if (!name) return;
    state.falling = state.order === name && !state.falling;
    state.order = name;
    drawHeads();
    find();
    $("heads").querySelector(`[data-sort="${name}"]`).focus();
  });
  $("grid").addEventListener("scroll", drawRows, { passive: true });
  $("grid").addEventListener("click", (event) => {
    const line = event.target.closest(".row");
    if (line) openAt(Number(line.dataset.place));
  });
  $("grid").addEventListener("keydown", (event) => {
    const does = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
    if (does) { event.preventDefault(); does(); }
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.matches("input, select");
    if (event.key === "/" && !isTyping) { event.preventDefault(); $("f-text").focus(); }
    if (event.key === "Escape" && state.open !== null) hide();
  });
  $("language").addEventListener("click", () => { language = language === "zh" ? "en" : "zh"; drawWords(); find(); });
  $("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  });
  $("print").addEventListener("click", () => print());
  addEventListener("beforeprint", paper);
  addEventListener("afterprint", () => $("paper").replaceChildren());
  addEventListener("resize", drawRows);
}

listen();
fillLists();
drawWords();
find();
