const $ = (id) => document.getElementById(id);
const read = (id) => JSON.parse($(id).textContent);
const data = read("data");
const total = data.rows.doc.length;
const DAY = 86400000;
const ROW = 60; // pixels, as in the style
const PAPER_ROWS = 2000;
const MARKS = ["quantity", "time", "organization", "person", "place", "document", "meeting", "initiative"];
const KINDS = ["deadline", "percentage", "count", "money", "measure", "rank", "deliverable", "frequency"];
const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
const soon = new Date(Date.parse(today) + 90 * DAY).toISOString().slice(0, 10);
let language = (navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en";

const unpacked = (column) => (Array.isArray(column) ? column : column.i.map((place) => column.v[place]));
const rows = Object.fromEntries(Object.entries(data.rows).map(([name, column]) => [name, unpacked(column)]));
const titleOf = (row) => data.documents[rows.doc[row]][1] || data.documents[rows.doc[row]][5];
const documentTexts = data.documents.map(([, title, , place, date, source]) => [title || source, place, date].filter(Boolean).join(" "));
const bodiesOf = (row) => (rows.responsible[row] ? rows.responsible[row].split("、") : []);
const number = (n) => n.toLocaleString("en-US");
const t = (name, values = {}) => Object.entries(values).reduce((said, [key, value]) => said.replace(`{${key}}`, value), WORDS[language][name] ?? name);
const kindName = (kind) => t(kind === "deadline" ? "deadline_kind" : kind);

/** An element: its class, its text (never markup) or its children. */
function el(tag, name = "", content = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (Array.isArray(content)) made.append(...content);
  else made.textContent = content;
  return made;
}

function svg(tag, attributes, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

/* ---- the rows that the filters leave, in their order ---- */
const state = { order: "due_date", falling: false, found: [], at: 0, open: null };
const hay = new Array(total);

function haystack(row) {
  hay[row] ??= [rows.action[row], rows.responsible[row], rows.supporting[row], rows.indicator[row], rows.quantity[row], rows.deadline[row], rows.consequence[row], documentTexts[rows.doc[row]], data.documents[rows.doc[row]][5]].join("\n").toLowerCase();
  return hay[row];
}

const DUE = {
  all: () => true,
  with_due: (row) => rows.due_date[row] !== null,
  with_deadline: (row) => rows.deadline[row] !== null,
  without: (row) => rows.deadline[row] === null,
  past: (row) => rows.due_date[row] !== null && rows.due_date[row] < today,
  soon: (row) => rows.due_date[row] !== null && rows.due_date[row] >= today && rows.due_date[row] <= soon,
};

function tests() {
  const words = $("f-text").value.toLowerCase().split(/\s+/).filter(Boolean);
  const [body, doc, kind, from, to] = ["f-body", "f-doc", "f-kind", "f-from", "f-to"].map((id) => $(id).value.trim());
  const exact = data.bodyCounts.has(body);
  const due = DUE[$("f-due").value || "all"];
  return [
    [words.length, (row) => words.every((word) => haystack(row).includes(word))],
    [body, (row) => (exact ? bodiesOf(row).includes(body) : (rows.responsible[row] || "").includes(body))],
    [doc, (row) => doc.split(/\s+/).every((word) => documentTexts[rows.doc[row]].includes(word))],
    [kind, (row) => rows.kind[row] === kind],
    [from, (row) => rows.due_date[row] !== null && rows.due_date[row] >= from],
    [to, (row) => rows.due_date[row] !== null && rows.due_date[row] <= to],
    [due !== DUE.all, due],
  ].filter(([asked]) => asked).map(([, test]) => test);
}

const collator = new Intl.Collator("zh-CN", { numeric: true });
const SORTS = {
  due_date: (row) => rows.due_date[row],
  responsible: (row) => rows.responsible[row] || null,
  action: (row) => rows.action[row],
  quantity: (row) => rows.quantity[row],
  kind: (row) => kindName(rows.kind[row]),
  document: (row) => titleOf(row),
};

function sorted(found) {
  if (state.order === "due_date" && !state.falling) return found; // as they come
  const keyOf = SORTS[state.order];
  const keys = new Map();
  const places = new Map();
  for (const row of found) keys.set(row, keyOf(row));
  const different = [...new Set(keys.values())].filter((key) => key !== null);
  different.sort(state.order === "due_date" ? undefined : collator.compare);
  if (state.falling) different.reverse();
  different.forEach((key, place) => places.set(key, place));
  const place = (row) => places.get(keys.get(row)) ?? Infinity; // what is unknown stands last either way
  return found.sort((a, b) => (place(a) === place(b) ? a - b : place(a) - place(b)));
}

function find() {
  const asked = tests();
  const found = [];
  for (let row = 0; row < total; row++) if (asked.every((test) => test(row))) found.push(row);
  state.found = sorted(found);
  state.at = Math.max(0, state.open === null ? 0 : state.found.indexOf(state.open));
  $("space").style.height = `${state.found.length * ROW}px`;
  $("grid").scrollTop = Math.max(0, (state.at - 2) * ROW);
  $("status").replaceChildren(el("b", "", t("shown", { n: number(total), m: number(state.found.length) })), el("span", "hint", t("press")));
  drawCharts();
  drawRows();
}

/* ---- the table: only the rows in view are in the page ---- */
const HEADS = ["due_date", "responsible", "action", "quantity", "kind", "document"];
const HEAD_WORDS = { due_date: "due" };

function drawHeads() {
  $("heads").replaceChildren(...HEADS.map((name) => {
    const button = el("button", `c-${name}`, t(HEAD_WORDS[name] || name));
    button.type = "button";
    button.dataset.sort = name;
    const isOrder = state.order === name;
    button.setAttribute("aria-label", `${t(HEAD_WORDS[name] || name)}${isOrder ? (state.falling ? " ↓" : " ↑") : ""}`);
    if (isOrder) button.append(el("i", "", state.falling ? "↓" : "↑"));
    return button;
  }));
}

function dueCell(row) {
  const [due, words] = [rows.due_date[row], rows.deadline[row]];
  if (due === null) return [words === null ? el("span", "faint", t("none")) : el("span", "words", words)];
  const date = el("span", due < today ? "past" : due <= soon ? "soon" : "", due);
  return words === null ? [date] : [date, el("small", "", words)];
}

function documentCell(row) {
  const [, title, , place, date, source] = data.documents[rows.doc[row]];
  const under = [place, date?.slice(0, 7)].filter(Boolean).join(" · ") || source;
  return title ? [el("span", "one", title), el("small", "", under)] : [el("span", "one", source)];
}

function cells(row) {
  const said = rows.responsible[row];
  return [
    el("div", "c-due_date", dueCell(row)),
    el("div", `c-responsible${said ? "" : " faint"}`, said || t("none")),
    el("div", "c-action", rows.action[row]),
    el("div", `c-quantity${rows.quantity[row] === null ? " faint" : ""}`, rows.quantity[row] ?? t("none")),
    el("div", "c-kind", [el("span", `kind k-${rows.kind[row]}`, kindName(rows.kind[row]))]),
    el("div", "c-document", documentCell(row)),
  ];
}

function drawRows() {
  const grid = $("grid");
  const space = $("space");
  space.style.height = `${state.found.length * ROW}px`;
  const first = Math.max(0, Math.floor(grid.scrollTop / ROW) - 6);
  const last = Math.min(state.found.length, first + Math.ceil(grid.clientHeight / ROW) + 12);
  const made = [];
  for (let place = first; place < last; place++) {
    const row = state.found[place];
    const line = el("div", "row", cells(row));
    line.setAttribute("role", "row");
    line.id = `row-${row}`;
    line.setAttribute("aria-rowindex", place + 1);
    line.setAttribute("aria-selected", row === state.open);
    line.dataset.place = place;
    line.classList.toggle("at", place === state.at);
    line.style.transform = `translateY(${place * ROW}px)`;
    for (const cell of line.children) cell.setAttribute("role", "gridcell");
    made.push(line);
  }
  space.replaceChildren(...(made.length ? made : [el("p", "empty", t("empty"))]));
  grid.setAttribute("aria-rowcount", state.found.length);
  if (state.found.length) grid.setAttribute("aria-activedescendant", `row-${state.found[state.at]}`);
  else grid.removeAttribute("aria-activedescendant");
}

function moveTo(place) {
  const grid = $("grid");
  state.at = Math.max(0, Math.min(state.found.length - 1, place));
  const top = state.at * ROW;
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (top + ROW > grid.scrollTop + grid.clientHeight) grid.scrollTop = top + ROW - grid.clientHeight;
  if (state.open !== null && state.found.length) show(state.found[state.at]);
  drawRows();
}
